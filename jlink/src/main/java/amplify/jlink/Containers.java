package amplify.jlink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ./amplify container}. */
@Command(
    name = "./amplify container",
    description = {
      "Links a service and packs it into a container image, without a container engine:"
          + " jlink/target/NAME.oci.tar, an OCI archive (podman load, skopeo copy oci-archive:…).",
      "Plugins that lie in jlink/target/NAME/plugins go with it."
    })
final class Containers implements Callable<Integer> {

  @Mixin private LinkOptions options;

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

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = options.project().resolve("jlink/target");
    var archive = new ContainerArchive(base, revision, folder.resolve("bases"));
    for (LinkedService service : options.services()) {
      Path file = folder.resolve(service.word() + ".oci.tar");
      String digest = archive.write(options.link(service), file);
      System.out.printf("%s: %s %s%n", file, ContainerArchive.name(service), digest);
    }
    return 0;
  }
}
