package amplify.dev;

import amplify.runtime.Foreground;
import amplify.runtime.FoundProcessors;
import amplify.runtime.settings.DeclaredSettings;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsHelp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a service in the foreground. */
@Command(
    name = "run",
    description = {
      "Runs a service in the foreground until Ctrl-C.",
      "It is configured by the environment, .env or AMPLIFY_CONFIG (docs/settings.md). A database or an object store"
          + " that is not configured (DATABASE_URL, S3_ENDPOINT_URL) is embedded."
    })
final class Run implements Callable<Integer> {

  /** Begins the line that tells the address, and that the service is ready. */
  static final String SERVICE = "Service       ";

  @Parameters(
      paramLabel = "SERVICE",
      description = "Which service: features, segment, convert, or an example: statistics, wrap.")
  private String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = {
        "What the process does: api serves requests, worker works through bins, all does both."
            + " Default: AMPLIFY_ROLE, else all."
      })
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--drain",
      description = "End when the queue is empty and nothing is in work here, with exit code 0.")
  private boolean drain;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  /** The settings of the service that was named, or of all services, for the text of --help. */
  String settings() {
    var settings = new ArrayList<>(DeclaredSettings.all());
    SettingSources usual = SettingSources.usual(DevService.usualPort(name));
    if (!name.isEmpty()) {
      settings.addAll(FoundProcessors.find(name).settings(usual));
    }
    return "%nSettings:%n%n%s".formatted(new SettingsHelp(settings, usual).text());
  }

  @Override
  public Integer call() throws InterruptedException {
    var given = new HashMap<String, String>();
    role.ifPresent(word -> given.put("AMPLIFY_ROLE", word));
    if (drain) {
      given.put("AMPLIFY_DRAIN", "true");
    }
    DevService service = DevService.start(name, ProjectFolder.find(), given, Map.of(), System.out);
    System.out.println(SERVICE + service.address() + "  (Ctrl-C stops it)");
    return Foreground.run(service.service(), service.settings().drain(), service::close);
  }
}
