package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobProgress;
import amplify.client.JobStatus;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows a job to its end with a line of progress. */
final class Following {

  private final AmplifyClient client;
  private final Screen screen;
  private final Duration limit;

  Following(AmplifyClient client, Screen screen, Duration limit) {
    this.client = client;
    this.screen = screen;
    this.limit = limit;
  }

  /** Waits for the end and gives the exit code: 0 only if the job completed. */
  JobStatus end(String jobId) throws InterruptedException {
    ProgressLine line = screen.progress();
    try (var _ =
        OnInterrupt.say("The job is still running. Follow it with: amplify watch " + jobId)) {
      return client.waitFor(jobId, limit, job -> show(job, line));
    } finally {
      line.end();
    }
  }

  private static void show(JobStatus job, ProgressLine line) {
    double percent =
        job.completed()
            ? 100
            : job.progress().map(progress -> progress.percent().orElse(0)).orElse(0.0);
    String left =
        job.progress().flatMap(JobProgress::eta).map(eta -> Amounts.time(eta) + " left").orElse("");
    String text =
        Stream.of(job.status(), JobText.bins(job.bins()), left)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    line.show(percent, text);
  }

  static int exitCode(JobStatus job) {
    return job.completed() ? ExitCode.OK : ExitCode.FAILED;
  }
}
