package amplify.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line tool, which either does its work or says why not. */
final class Tool {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private Tool() {}

  /**
   * Runs it to its end.
   *
   * @param otherwise what to say if it fails, before its own words
   * @param command the tool and its arguments
   * @throws IOException if there is no such tool
   * @throws ImageException if it fails, or is not ready after ten minutes
   */
  static void run(String otherwise, List<String> command) throws IOException {
    Path log = Files.createTempFile("amplify-tool", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ImageException("%s within %s".formatted(otherwise, LIMIT));
      }
      if (process.exitValue() != 0) {
        throw new ImageException("%s: %s".formatted(otherwise, Files.readString(log).strip()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException("Interrupted while running " + command.getFirst(), e);
    } finally {
      Files.delete(log);
    }
  }
}
