package amplify.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait. */
final class Limit {

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "604800",
      description = "How long to wait for the end of the job. Default: a week.")
  private long seconds;

  Duration limit() {
    return Duration.ofSeconds(seconds);
  }
}
