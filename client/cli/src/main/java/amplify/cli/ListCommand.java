package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobPage;
import amplify.client.JobStatus;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists jobs. */
@Command(name = "list", description = "Lists jobs, newest first.")
final class ListCommand implements Callable<Integer> {

  private static final int PAGE = 100;

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those that are queued, processing, completed or failed.")
  private Optional<String> status;

  @Override
  public Integer call() {
    try (AmplifyClient client = connection.open()) {
      if (limit > 0) {
        screen.say("%-36s  %-10s  %-20s  %s", "JOB", "STATUS", "POSTED", "BINS");
      }
      Optional<String> cursor = Optional.empty();
      int left = limit;
      while (left > 0) {
        JobPage page = client.jobs(Math.min(left, PAGE), status, cursor);
        page.jobs().forEach(this::print);
        left -= page.jobs().size();
        cursor = page.next();
        if (cursor.isEmpty()) {
          break;
        }
      }
      return ExitCode.OK;
    }
  }

  private void print(JobStatus job) {
    screen.say(
        "%-36s  %-10s  %-20s  %s",
        job.jobId(),
        job.cancelled() ? "cancelled" : job.status(),
        job.createdAt().truncatedTo(ChronoUnit.SECONDS),
        JobText.bins(job.bins()));
    screen.json(new LinkedHashMap<>(JobText.json(job)));
  }
}
