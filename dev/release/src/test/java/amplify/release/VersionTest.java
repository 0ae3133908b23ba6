package amplify.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.2.0", "10.0.1", "1.0.0-rc.1"})
  void semanticVersionsAreAccepted(String text) {
    assertEquals(text, new Version(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.0", "v1.0.0", "01.0.0", "1.0.0-SNAPSHOT", "1.0.0 ", "1.0.0-", "../1.0.0"})
  void othersAreRefused(String text) {
    assertThrows(ReleaseException.class, () -> new Version(text));
  }

  @Test
  void theVersionIsSetAndAllElseIsKept(@TempDir Path project) throws IOException {
    Path file = Files.createDirectories(project.resolve(".mvn")).resolve("maven.config");
    Files.writeString(file, "-T1\n-Drevision=0.1.0\n-Dother=0.1.0\n");

    MavenConfig.of(project).set(new Version("0.2.0"));

    assertEquals("-T1\n-Drevision=0.2.0\n-Dother=0.1.0\n", Files.readString(file));
    assertEquals("0.2.0", MavenConfig.of(project).version());
  }
}
