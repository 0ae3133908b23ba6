package amplify.worker;

import java.time.Duration;

/** Tells how long something took, whatever is done to the clock meanwhile. */
record Stopwatch(long startNanos) {

  static Stopwatch started() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
