package amplify.jlink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The services that images are made of. */
enum LinkedService {
  FEATURES("features", 8001, "Features and blob masks of Imaging FlowCytobot bins"),
  SEGMENT("segment", 8003, "Blob masks of Imaging FlowCytobot bins and of images"),
  CONVERT("convert", 8010, "Conversion of images"),
  /** Has no processor of its own, and lives by plugins. */
  SERVICE("service", 8000, "A service of the processors that are put into its plugins folder");

  private final String word;
  private final int port;
  private final String description;

  LinkedService(String word, int port, String description) {
    this.word = word;
    this.port = port;
    this.description = description;
  }

  /** The names of all. */
  static List<String> words() {
    return Arrays.stream(values()).map(LinkedService::word).toList();
  }

  static LinkedService ofWord(String word) {
    return Arrays.stream(values())
        .filter(service -> service.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ImageException(
                "'%s' is not a service that images are made of; expected %s"
                    .formatted(word, String.join(", ", words()))));
  }

  /** Its name, which is also that of its image and launcher. */
  String word() {
    return word;
  }

  /** What it is for, in a line. */
  String description() {
    return description;
  }

  /** Where it listens unless PORT says otherwise, as agreed. */
  int port() {
    return port;
  }

  /**
   * Its modules.
   *
   * @throws ImageException if it has not been built
   */
  Path modules(Path project) {
    Path modules = project.resolve("jlink/services").resolve(word).resolve("target/modules");
    if (!Files.isDirectory(modules)) {
      throw new ImageException("'%s' is missing: run ./amplify build before".formatted(modules));
    }
    return modules;
  }

  /** The list of its libraries, with their licences. */
  Path sbom(Path project) {
    return project.resolve("jlink/services").resolve(word).resolve("target/sbom.cdx.json");
  }

  /** The list of the classes that it starts with, which is kept with the project. */
  Path classes(Path project) {
    return project.resolve("jlink/services").resolve(word).resolve("classes");
  }

  /** Where its image lies. */
  Path image(Path project) {
    return project.resolve("jlink/target").resolve(word);
  }
}
