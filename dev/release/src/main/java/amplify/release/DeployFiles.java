package amplify.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What services are deployed with, with the version of the release filled in. */
record DeployFiles(Path project, Version version) {

  private static final List<String> FOLDERS = List.of("compose", "kubernetes", "slurm");
  private static final String COMPOSE = "compose/compose.yaml";
  private static final String OVERLAY = "kubernetes/example/kustomization.yaml";

  /** Copies them into a folder. */
  void write(Path folder) throws IOException {
    for (String name : FOLDERS) {
      Path from = project.resolve("deploy").resolve(name);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(DeployFiles::isReleased).sorted().toList()) {
          Path target = folder.resolve(name).resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    Path compose = folder.resolve(COMPOSE);
    Files.writeString(compose, compose(Files.readString(compose)));
    Path overlay = folder.resolve(OVERLAY);
    Files.writeString(
        overlay, replaced(Files.readString(overlay), "newTag: latest", "newTag: " + version));
  }

  /**
   * Not keys and settings of the machine that the release is made on, which Git ignores as well.
   */
  private static boolean isReleased(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.equals(".env") && !name.equals("secret.env");
  }

  /** There are no sources beside a release that images could be built of. */
  private String compose(String file) {
    String plain = file.replaceAll("(?m)^( +)build:\\n(?:\\1 +\\S.*\\n)+", "");
    return replaced(plain, "${AMPLIFY_VERSION:-latest}", "${AMPLIFY_VERSION:-" + version + "}");
  }

  private static String replaced(String text, String former, String now) {
    if (!text.contains(former)) {
      throw new ReleaseException(
          "The files in deploy/ have changed: '%s' is not there to be replaced by '%s'"
              .formatted(former, now));
    }
    return text.replace(former, now);
  }
}
