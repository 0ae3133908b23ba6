package amplify.jlink;

import amplify.jlink.legal.Legal;
import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * A linked service as a container image: an archive as the Open Container Initiative describes it
 * (image layout in a tar). Made of the same image on the same base it is the same to the byte.
 *
 * @param base a reference to an image in a registry, a tar file, or {@code scratch}
 * @param revision the commit it is made of, empty if not known
 * @param bases a folder where what comes from registries is kept for the next time
 */
record ContainerArchive(String base, String revision, Path bases) {

  private static final AbsoluteUnixPath FOLDER = AbsoluteUnixPath.get("/opt/amplify");

  private static final String FILE = ".tar";

  /** Of no account on any machine. */
  private static final String USER = "10001:10001";

  /** How an image is called. */
  static String name(LinkedService service) {
    return "amplify-%s:%s".formatted(service.word(), version());
  }

  private static String version() {
    return ContainerArchive.class.getModule().getDescriptor().rawVersion().orElse("unversioned");
  }

  /**
   * Writes an image.
   *
   * @param file the archive, replaced if it is there
   * @return the image's digest
   * @throws ImageException if the base cannot be had
   */
  String write(Image image, Path file) throws IOException, InterruptedException {
    LinkedService service = image.service();
    Path layers = Files.createTempDirectory("amplify-container");
    try {
      JibContainerBuilder builder =
          from()
              .setFormat(ImageFormat.OCI)
              .setPlatforms(Set.of(new Platform(architecture(), "linux")))
              .setCreationTime(Tree.TIME)
              .setUser(USER)
              .addExposedPort(Port.tcp(service.port()))
              .setEntrypoint(FOLDER.resolve("bin").resolve(service.word()).toString())
              .addLabel("org.opencontainers.image.title", "amplify-" + service.word())
              .addLabel("org.opencontainers.image.description", service.description())
              .addLabel("org.opencontainers.image.version", version())
              .addLabel("org.opencontainers.image.licenses", Legal.licences(image.legal()))
              .addFileEntriesLayer(layer(image));
      // Where a file lay is nobody's business.
      if (!base.equals("scratch") && !base.endsWith(FILE)) {
        builder.addLabel("org.opencontainers.image.base.name", base);
      }
      if (!revision.isEmpty()) {
        builder.addLabel("org.opencontainers.image.revision", revision);
      }
      return builder
          .containerize(
              Containerizer.to(TarImage.at(file).named(name(service)))
                  .setBaseImageLayersCache(bases)
                  .setApplicationLayersCache(layers)
                  .setToolName("amplify"))
          .getDigest()
          .toString();
    } catch (RegistryException
        | ExecutionException
        | CacheDirectoryCreationException
        | InvalidImageReferenceException e) {
      throw new ImageException(
          "The container image cannot be made on '%s': %s. Where there is no registry, name a file: --base FILE.tar"
              .formatted(base, reason(e)),
          e);
    } finally {
      Tree.delete(layers);
    }
  }

  private JibContainerBuilder from() throws InvalidImageReferenceException {
    if (base.equals("scratch")) {
      return Jib.fromScratch();
    }
    if (base.endsWith(FILE)) {
      return Jib.from(TarImage.at(Path.of(base)));
    }
    return Jib.from(base);
  }

  private static String reason(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  /** As container images name what the JVM calls amd64 or aarch64. */
  private static String architecture() {
    String architecture = System.getProperty("os.arch");
    return architecture.equals("aarch64") ? "arm64" : architecture;
  }

  private static FileEntriesLayer layer(Image image) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("service");
    List<Path> paths = Tree.paths(image.folder()).reversed();
    for (Path path : paths) {
      String inside = image.folder().relativize(path).toString();
      layer.addEntry(
          path,
          inside.isEmpty() ? FOLDER : FOLDER.resolve(inside),
          FilePermissions.fromPosixFilePermissions(
              Files.isDirectory(path) || Files.isExecutable(path)
                  ? PosixFilePermissions.fromString("rwxr-xr-x")
                  : PosixFilePermissions.fromString("rw-r--r--")),
          Tree.TIME);
    }
    return layer.build();
  }
}
