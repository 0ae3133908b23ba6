package amplify.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a processor. */
@Command(
    name = "new",
    description = {
      "Makes the project of a new processor: a job over files, an action, their tests, and a build"
          + " that makes the plugin.",
      "docs/write-a-processor.md goes on from there."
    })
final class New implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The processor's name: lower-case letters, digits and dashes.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      arity = "0..1",
      description = "Where to put it; made, or empty. Default: a folder of that name here.")
  private Optional<Path> folder;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      defaultValue = "lab",
      description = "What package and module begin with. Default: ${DEFAULT-VALUE}.")
  private String group;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Override
  public Integer call() throws IOException {
    var template =
        new ProcessorTemplate(ProjectFolder.find().resolve("examples/template"), version());
    // The folder that the caller is in, which is not the project's.
    Path here = Path.of(System.getProperty("amplify.caller", ""));
    Path target = here.resolve(folder.orElse(Path.of(name))).toAbsolutePath().normalize();
    template.copy(name, group, target);
    System.out.println("The processor '%s' is in %s".formatted(name, target));
    System.out.println("Next: mvn verify, which makes target/%s.jar".formatted(name));
    return 0;
  }

  /** The version of this build, which {@code ./amplify install} has just installed. */
  private static String version() {
    return New.class.getModule().getDescriptor().rawVersion().orElseThrow();
  }
}
