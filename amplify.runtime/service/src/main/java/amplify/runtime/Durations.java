package amplify.runtime;

import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.Locale;

/** Histograms of durations in seconds, with buckets for what they are of. */
final class Durations {

  /** Calls to servers: from a millisecond to the limits of such calls. */
  private static final double[] CALLS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30
  };

  /** Work on bins: from a bin of a few ROIs to one that takes as long as it may. */
  private static final double[] WORK = {
    .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600
  };

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private Durations() {}

  static Histogram.Builder ofCalls(String name, String help) {
    return histogram(name, help).classicUpperBounds(CALLS);
  }

  static Histogram.Builder ofWork(String name, String help) {
    return histogram(name, help).classicUpperBounds(WORK);
  }

  private static Histogram.Builder histogram(String name, String help) {
    return Histogram.builder().name(name).help(help).classicOnly().withoutExemplars();
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  /** To milliseconds, for people. */
  static double rounded(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  /** A constant's name as the value of a label. */
  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
