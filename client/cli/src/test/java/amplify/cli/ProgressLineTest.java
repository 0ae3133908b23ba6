package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Progress and amounts, on a terminal and in a log. */
class ProgressLineTest {

  private final StringWriter text = new StringWriter();
  private final AtomicLong nanos = new AtomicLong(5_000_000_000L);

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(text), terminal, nanos::get);
  }

  @Test
  void offATerminalEachTenthIsALineOnce() {
    ProgressLine line = line(false);
    for (int percent = 0; percent <= 100; percent++) {
      line.show(percent, "x");
      line.show(percent, "again");
    }
    line.end();

    assertEquals(11, text.toString().lines().count(), text.toString());
    assertEquals("  0 % x", text.toString().lines().findFirst().orElse(""));
    assertEquals("100 % x", text.toString().lines().toList().getLast());
  }

  @Test
  void offATerminalTenthsThatWereSkippedAreNotMadeUp() {
    ProgressLine line = line(false);
    line.show(4.9, "a");
    line.show(57, "b");
    line.show(59.99, "c");
    line.show(60, "d");

    assertEquals("  4 % a\n 57 % b\n 60 % d\n", text.toString());
  }

  @Test
  void onATerminalOneLineIsDrawnOverAndWhatWasLongerIsBlanked() {
    ProgressLine line = line(true);
    line.show(50, "a long text");
    nanos.addAndGet(80_000_000);
    line.show(75, "short");
    line.end();

    assertEquals(
        "\r[############------------]  50 % a long text"
            + "\r[##################------]  75 % short      \n",
        text.toString());
  }

  @Test
  void onATerminalItIsNotDrawnMoreOftenThanTheEyeFollowsButAtTheEnd() {
    ProgressLine line = line(true);
    line.show(1, "a");
    nanos.addAndGet(79_999_999);
    line.show(2, "b");
    line.show(100, "c");

    assertEquals(
        "\r[%s]   1 %% a\r[%s] 100 %% c".formatted("-".repeat(24), "#".repeat(24)),
        text.toString());
  }

  @Test
  void beyondItsRangeItIsHeldWithin() {
    ProgressLine line = line(false);
    line.show(-5, "a");
    line.show(250, "b");

    assertEquals("  0 % a\n100 % b\n", text.toString());
  }

  @Test
  void withoutALineThereIsNothingToEnd() {
    line(true).end();

    assertEquals("", text.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "99949, 99.9 kB",
    "123456, 123 kB",
    "1500000, 1.5 MB",
    "2000000000, 2.0 GB",
    "9000000000000000, 9000 TB",
  })
  void bytesAreWrittenInThousands(long bytes, String written) {
    assertEquals(written, Amounts.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0, 0 s",
    "59, 59 s",
    "60, 1 min 00 s",
    "3599, 59 min 59 s",
    "3600, 1 h 00 min",
    "360000, 100 h 00 min",
  })
  void timesAreWrittenInTheirTwoLargestUnits(long seconds, String written) {
    assertEquals(written, Amounts.time(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 bins", "1, 1 bin", "2, 2 bins", "1234567, '1,234,567 bins'"})
  void countsHaveTheirNumberAndTheRightWord(long count, String written) {
    assertEquals(written, Amounts.count(count, "bin", "bins"));
  }
}
