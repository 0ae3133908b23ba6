package amplify.runtime;

import amplify.runtime.settings.DeclaredSettings;
import amplify.runtime.settings.ServiceDeclaration;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import amplify.runtime.settings.SettingsHelp;
import amplify.runtime.settings.SourceDeclaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts a service in the foreground, configured by the environment, {@code .env} and the file
 * named by AMPLIFY_CONFIG. SIGTERM and Ctrl-C stop it in order.
 */
public final class Main {

  private static final int UNUSABLE_SETTINGS = 2;

  /** {@code .env} and plugins are looked for in the working directory. */
  private static final Path FOLDER = Path.of("");

  private Main() {}

  /**
   * Runs until told to stop, or until the queue is empty if AMPLIFY_DRAIN says so. Exits with 0
   * then, with 2 if the settings are not usable, with 1 if the start fails for another reason.
   *
   * @param args {@code --role ROLE} and {@code --drain}, as short forms of the settings; or one of
   *     {@code --help}, {@code --version} and {@code --health} alone, which start nothing. The last
   *     exits with 0 if the service on PORT is healthy, else with 1
   */
  public static void main(String[] args) throws InterruptedException {
    // Before anything else: a library may log at any time, and the defaults show everything.
    Logging.configure("text", "warn");
    System.exit(exitCode(args));
  }

  private static int exitCode(String... args) throws InterruptedException {
    ProgramOptions options;
    try {
      options = ProgramOptions.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return UNUSABLE_SETTINGS;
    }
    ServiceSettings settings;
    Service service;
    try {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.putAll(options.settings());
      SettingSources sources = SettingSources.of(environment, FOLDER);
      if (options.task() == ProgramOptions.Task.HEALTH) {
        return HealthProbe.run(sources.withUsual(usual()));
      }
      FoundProcessors found =
          FoundProcessors.find(
              sources.find(SourceDeclaration.PROCESSOR).orElse(""),
              ServiceSettings.plugins(sources, FOLDER));
      if (options.task() != ProgramOptions.Task.RUN) {
        System.out.print(
            options.task() == ProgramOptions.Task.HELP ? help(found, sources) : version(found));
        return 0;
      }
      boolean worker = sources.find(ServiceDeclaration.ROLE).filter("worker"::equals).isPresent();
      // Workers take a free port.
      settings = ServiceSettings.read(worker ? sources : sources.withUsual(usual()), found);
      service = Service.start(settings, found);
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      return UNUSABLE_SETTINGS;
    } catch (RuntimeException e) {
      System.err.println("The service cannot start: " + e.getMessage());
      return 1;
    }
    return Foreground.run(service, settings.drain(), service::close);
  }

  /** An image says where its service listens unless PORT is set. */
  private static Map<String, String> usual() {
    String port = System.getProperty("amplify.port", "");
    return port.isEmpty() ? Map.of() : Map.of(ServiceDeclaration.PORT.name(), port);
  }

  private static String version(FoundProcessors found) {
    String software = "amplify " + Software.version();
    return found
            .own()
            .map(about -> "%s %s (%s)".formatted(about.name(), about.version(), software))
            .orElse(software)
        + System.lineSeparator();
  }

  private static String help(FoundProcessors found, SettingSources sources) {
    var settings = new ArrayList<>(DeclaredSettings.all());
    settings.addAll(found.settings(sources));
    return "%s%s%n%s"
        .formatted(
            version(found),
            ProgramOptions.usage(found.own().map(about -> about.name()).orElse("service")),
            new SettingsHelp(settings, SettingSources.usual(usual())).text());
  }
}
