package amplify.raster;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of the time one picture may take. */
final class Deadline {

  private final LongSupplier nanos;
  private final long start;
  private final Duration time;

  Deadline(LongSupplier nanos, Duration time) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.time = time;
  }

  boolean isOver() {
    return elapsed().compareTo(time) > 0;
  }

  void check() {
    Duration elapsed = elapsed();
    if (elapsed.compareTo(time) > 0) {
      throw new LimitException(
          "Milliseconds spent on reading", elapsed.toMillis(), time.toMillis(), "maxTime");
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }
}
