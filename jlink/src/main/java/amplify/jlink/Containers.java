package amplify.jlink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./amplify container}. */
@Command(
    name = "./amplify container",
    description = {
      "Links a service and packs it into a container image, without a container engine:"
          + " jlink/target/NAME.oci.tar, an OCI archive (podman load, skopeo copy oci-archive:…).",
      "Plugins that lie in jlink/target/NAME/plugins go with it."
    })
final class Containers implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Which service: features, segment, convert or service. Default: all.")
  private List<String> names = LinkedService.words();

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      defaultValue = "debian:bookworm-slim",
      description = {
        "What it stands on; it must have the GNU C library and sh: an image of a registry, with its"
            + " digest (NAME@sha256:…) if it is to be the same tomorrow, or a FILE.tar that docker"
            + " save or podman save has written. Default: ${DEFAULT-VALUE}."
      })
  private String base;

  @Option(
      names = "--revision",
      paramLabel = "COMMIT",
      defaultValue = "${sys:amplify.revision:-}",
      description = "What it says it was made of. Default: the checkout's commit.")
  private String revision;

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

  private final Path project = Images.project();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var archive = new ContainerArchive(base, revision);
    for (LinkedService service : names.stream().map(LinkedService::ofWord).toList()) {
      Path file = project.resolve("jlink/target").resolve(service.word() + ".oci.tar");
      String digest = archive.write(Image.make(service, project, more), file);
      System.out.printf("%s: %s %s%n", file, ContainerArchive.name(service), digest);
    }
    return 0;
  }
}
