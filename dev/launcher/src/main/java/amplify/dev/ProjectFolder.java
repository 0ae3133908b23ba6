package amplify.dev;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies: {@code ./amplify} says so, for it can be called from anywhere. */
final class ProjectFolder {

  private ProjectFolder() {}

  static Path find() {
    Path folder = Path.of(System.getProperty("amplify.project", "")).toAbsolutePath();
    if (!Files.isDirectory(folder.resolve("dev/testdata"))) {
      throw new IllegalStateException(
          "'%s' is not the project's folder; start with ./amplify".formatted(folder));
    }
    return folder;
  }
}
