package amplify.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/**
 * What was done when, in a file beside the logs of the processes, whose times it can be held
 * against. Thread-safe.
 */
final class Journal {

  private final Path file;
  private final InstantSource clock;
  private final PrintStream out;

  Journal(Path file, InstantSource clock, PrintStream out) {
    this.file = file;
    this.clock = clock;
    this.out = out;
  }

  /** Notes an event. */
  synchronized void note(String event, Object... values) {
    try {
      Files.writeString(
          file,
          "%s %s%n".formatted(clock.instant(), event.formatted(values)),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes an error of the harness itself, with where it came from. */
  void note(Exception error) {
    var trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    note("%s", trace);
  }

  /** Notes an event that is also for whoever watches. */
  void tell(String event, Object... values) {
    note(event, values);
    out.printf(event + "%n", values);
  }
}
