package amplify.jlink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./amplify image}. */
@Command(
    name = "./amplify image",
    description = {
      "Links a service into jlink/target/NAME: a folder that runs without Java on the machine, by"
          + " bin/NAME in it.",
      "Processors go into plugins/ in it, which stays when the image is made anew."
    })
final class Images implements Callable<Integer> {

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

  @Option(
      names = "--record",
      description = {
        "Run the services and renew the lists of classes that images have ready to use"
            + " (jlink/services/NAME/classes), before making the images."
      })
  private boolean renewed;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  private final Path project = project();

  /** The folder of the project whose services are linked. */
  static Path project() {
    return Path.of(System.getProperty("amplify.project", "")).toAbsolutePath();
  }

  @Override
  public Integer call() throws IOException {
    List<LinkedService> services = names.stream().map(LinkedService::ofWord).toList();
    if (renewed) {
      record(services);
    }
    for (LinkedService service : services) {
      System.out.println(Image.make(service, project, more).description());
    }
    return 0;
  }

  private void record(List<LinkedService> services) throws IOException {
    try (var runs = TrainingRuns.start()) {
      for (LinkedService service : services) {
        runs.run(Image.make(service, project, more)).write(service.classes(project));
      }
    }
  }
}
