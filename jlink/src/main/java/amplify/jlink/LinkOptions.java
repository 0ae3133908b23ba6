package amplify.jlink;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that link services have in common. */
final class LinkOptions {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = {
        "Which service: features, segment, convert, or service, which has no processor of its own"
            + " and lives by plugins. Default: all."
      })
  private List<String> names = LinkedService.words();

  @Option(
      names = "--add-modules",
      paramLabel = "MODULE",
      split = ",",
      description = "JDK modules to add for plugins, such as java.net.http.")
  private List<String> more = List.of();

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  private final Path project = Path.of(System.getProperty("amplify.project", "")).toAbsolutePath();

  LinkOptions() {}

  List<LinkedService> services() {
    return names.stream().map(LinkedService::ofWord).toList();
  }

  /** The folder of the project whose services are linked. */
  Path project() {
    return project;
  }

  Image link(LinkedService service) {
    return Image.make(service, project, more);
  }
}
