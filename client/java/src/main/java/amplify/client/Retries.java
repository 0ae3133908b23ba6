package amplify.client;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often to try again, and how long to wait before: twice as long each time, less a random share
 * of up to half, so that many clients do not come back at the same moment.
 *
 * @param attempts how often a request is sent at most, at least 1
 * @param first the longest wait before the second attempt
 * @param longest the longest of all waits, also where the service asks for a longer one
 */
record Retries(int attempts, Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 20;

  Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException(
          "attempts is %d; expected at least 1, for the first".formatted(attempts));
    }
  }

  /**
   * The wait after so many failures.
   *
   * @param failures at least 1
   * @param retryAfterSeconds what the service asked for
   */
  Duration pause(int failures, OptionalLong retryAfterSeconds) {
    if (retryAfterSeconds.isPresent()) {
      var asked = Duration.ofSeconds(retryAfterSeconds.getAsLong());
      return asked.compareTo(longest) < 0 ? asked : longest;
    }
    Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    long most = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }
}
