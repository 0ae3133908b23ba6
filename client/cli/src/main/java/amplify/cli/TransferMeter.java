package amplify.cli;

import java.time.Duration;

/** Shows bytes on their way: share, amount, rate and time left. Thread-safe. */
final class TransferMeter {

  private final ProgressLine line;
  private final String what;
  private final long start = System.nanoTime();

  TransferMeter(ProgressLine line, String what) {
    this.line = line;
    this.what = what;
  }

  /**
   * Shows how far it is.
   *
   * @param done bytes there
   * @param total bytes in all
   * @param before bytes among those there that came before now
   */
  void show(long done, long total, long before) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double rate = seconds > 0 ? (done - before) / seconds : 0;
    String left =
        rate > 0 && done < total
            ? ", " + Amounts.time(Duration.ofSeconds(Math.round((total - done) / rate))) + " left"
            : "";
    line.show(
        total == 0 ? 100 : 100.0 * done / total,
        "%s %s of %s, %s%s"
            .formatted(what, Amounts.bytes(done), Amounts.bytes(total), Amounts.rate(rate), left));
  }

  void end() {
    line.end();
  }
}
