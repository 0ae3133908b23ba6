package amplify.release;

import amplify.jlink.BackEnds;
import amplify.jlink.Linking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The images of services: as archives, as container images, and the lists of what is in them.
 *
 * @param base what container images stand on
 */
record ServiceFiles(Path project, Version version, String base) {

  /** Links all services and writes their files into a folder. */
  void write(Path folder) throws IOException {
    Path images = project.resolve("jlink/target");
    for (String service : Linking.services()) {
      checkNoPlugins(images.resolve(service).resolve("plugins"));
    }
    // Links an image on the way.
    if (Linking.run(BackEnds.ofEnvironment(), "container", "--base", base) != 0) {
      throw new ReleaseException("The images cannot be made, for the reason above");
    }
    for (String service : Linking.services()) {
      String name = "amplify-%s-%s".formatted(service, version);
      String here = name + "-" + platform();
      Path image = images.resolve(service);
      Archive.write(image, name, folder.resolve(here + ".tar.gz"));
      Files.move(images.resolve(service + ".oci.tar"), folder.resolve(here + ".oci.tar"));
      for (String list : List.of("sbom.cdx.json", "THIRD-PARTY.txt")) {
        Files.copy(image.resolve("legal").resolve(list), folder.resolve(here + "." + list));
      }
    }
  }

  private static void checkNoPlugins(Path plugins) throws IOException {
    if (Files.isDirectory(plugins)) {
      try (Stream<Path> files = Files.list(plugins)) {
        if (files.findAny().isPresent()) {
          throw new ReleaseException(
              "'%s' holds plugins, which would go into the release: move them away"
                  .formatted(plugins));
        }
      }
    }
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    return (system.startsWith("mac") ? "darwin" : system)
        + "-"
        + (processor.equals("aarch64") ? "arm64" : processor);
  }
}
