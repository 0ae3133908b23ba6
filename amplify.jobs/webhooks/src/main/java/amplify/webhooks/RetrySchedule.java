package amplify.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is attempted again. Pauses are spread by a random factor of 1 to 1.2, so
 * that many that failed together do not come back together.
 *
 * @param pauses the pause after the first failure, after the second, and so on; when they are used
 *     up, the delivery is abandoned
 */
record RetrySchedule(List<Duration> pauses) {

  private static final double SPREAD = 0.2;
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  /**
   * The pause after a failure.
   *
   * @param failures how many there have been, this one included
   * @param wish how long the receiver asked to be left alone; followed up to a day
   * @return empty if there is to be no other attempt
   */
  Optional<Duration> pause(int failures, Optional<Duration> wish, RandomGenerator random) {
    if (failures > pauses.size()) {
      return Optional.empty();
    }
    Duration own = pauses.get(failures - 1);
    Duration wished = wish.map(RetrySchedule::limited).orElse(Duration.ZERO);
    Duration longer = wished.compareTo(own) > 0 ? wished : own;
    return Optional.of(
        Duration.ofMillis(Math.round(longer.toMillis() * (1 + SPREAD * random.nextDouble()))));
  }

  private static Duration limited(Duration wish) {
    return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
  }
}
