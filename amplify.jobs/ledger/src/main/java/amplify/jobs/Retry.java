package amplify.jobs;

import java.time.Duration;

/**
 * Whether and when a failed task is tried again. The pause doubles with each failure and is spread
 * by a random factor of 0.5 to 1.5, so that many failures do not come back at one moment.
 *
 * @param attempts failures allowed before the task is failed for good; 1 means never again
 * @param firstPause the pause after the first failure
 * @param longestPause the pause never grows beyond this
 */
public record Retry(int attempts, Duration firstPause, Duration longestPause) {

  /** For what trying again cannot mend. */
  public static Retry never() {
    return new Retry(1, Duration.ZERO, Duration.ZERO);
  }
}
