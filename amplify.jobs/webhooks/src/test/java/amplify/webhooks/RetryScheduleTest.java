package amplify.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final RetrySchedule schedule =
      new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));
  private final Random random = new Random(1);

  private Duration pause(int failures, Duration wish) {
    return schedule.pause(failures, Optional.of(wish), random).orElseThrow();
  }

  private static void assertAbout(Duration expected, Duration actual) {
    assertTrue(
        actual.compareTo(expected) >= 0
            && actual.toMillis() <= Math.round(expected.toMillis() * 1.2),
        actual.toString());
  }

  @Test
  void pausesFollowTheScheduleAndThenThereAreNoMore() {
    assertAbout(Duration.ofSeconds(5), pause(1, Duration.ZERO));
    assertAbout(Duration.ofMinutes(5), pause(2, Duration.ZERO));
    assertEquals(Optional.empty(), schedule.pause(3, Optional.empty(), random));
  }

  @Test
  void aReceiversWishToWaitLongerIsFollowedUpToADay() {
    assertAbout(Duration.ofMinutes(1), pause(1, Duration.ofMinutes(1)));
    assertAbout(Duration.ofMinutes(5), pause(2, Duration.ofMinutes(1)));
    assertAbout(Duration.ofDays(1), pause(1, Duration.ofDays(400)));
  }

  @ParameterizedTest
  @CsvSource({
    "120, 120",
    "'Wed, 25 Nov 2026 10:00:30 GMT', 30",
    "'Wed, 25 Nov 2026 09:00:00 GMT', ",
    "soon, ",
    "-5, ",
    "99999999999, ",
    "'', "
  })
  void retryAfterIsSecondsOrADate(String header, Long seconds) {
    assertEquals(Optional.ofNullable(seconds).map(Duration::ofSeconds), RetryAfter.of(header, NOW));
  }
}
