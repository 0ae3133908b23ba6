package amplify.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one place where the project's version is written: {@code .mvn/maven.config}. */
record MavenConfig(Path file) {

  /** Its path in the project. */
  static final String NAME = ".mvn/maven.config";

  private static final String REVISION = "-Drevision=";

  static MavenConfig of(Path project) {
    return new MavenConfig(project.resolve(NAME));
  }

  String version() throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(REVISION))
        .map(line -> line.substring(REVISION.length()).strip())
        .findFirst()
        .orElseThrow(
            () -> new ReleaseException("'%s' has no line '%sVERSION'".formatted(file, REVISION)));
  }

  /** Sets the version, and leaves all other lines as they are. */
  void set(Version version) throws IOException {
    List<String> lines =
        Files.readAllLines(file).stream()
            .map(line -> line.startsWith(REVISION) ? REVISION + version : line)
            .toList();
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
