package amplify.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL server that a killed process left running on a data folder. It is stopped, since
 * two servers on one folder would be refused and the port of the old one is not known to anybody.
 */
final class Leftover {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private Leftover() {}

  static void stop(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    long pid = Long.parseLong(lines.getFirst().strip());
    var process = ProcessHandle.of(pid).filter(Leftover::isPostgres);
    if (process.isPresent()) {
      // SIGTERM to the postmaster: no new sessions, and it ends when the old ones have.
      process.get().destroy();
      try {
        process.get().onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        process.get().destroyForcibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Files.deleteIfExists(file);
  }

  /** Process numbers are used again: another program may have this one now. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").contains("postgres");
  }
}
