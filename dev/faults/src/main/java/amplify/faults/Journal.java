package amplify.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What was done when, in a file beside the logs of the processes, whose times it can be held
 * against. Thread-safe.
 */
final class Journal {

  private final Path file;
  private final InstantSource clock;
  private final Consumer<String> out;

  Journal(Path file, InstantSource clock, Consumer<String> out) {
    this.file = file;
    this.clock = clock;
    this.out = out;
  }

  /** Notes an event. */
  synchronized void note(String event) {
    try {
      Files.writeString(
          file,
          "%s %s%n".formatted(clock.instant(), event),
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
    note(trace.toString());
  }

  /** Notes an event that is also for whoever watches. */
  void tell(String event) {
    note(event);
    out.accept(event);
  }
}
