package amplify.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The operating system's tar, as another reader of our archives. */
final class SystemTar {

  private SystemTar() {}

  /** The archive's long listing, with numeric owners and times in UTC. */
  static List<String> list(Path archive) throws Exception {
    var builder = new ProcessBuilder("tar", "--numeric-owner", "-tvf", archive.toString());
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    Process tar;
    try {
      tar = builder.start();
    } catch (IOException e) {
      return abort("Skipped: there is no tar on this machine (%s)".formatted(e.getMessage()));
    }
    String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, tar.waitFor(), output);
    return output.lines().toList();
  }
}
