package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobFailure;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what failed in a job. */
@Command(
    name = "failures",
    description = "Lists what failed in a job and why: bins, and single ROIs once it completed.")
final class FailuresCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private String jobId;

  @Override
  public Integer call() {
    var count = new AtomicLong();
    try (AmplifyClient client = connection.open()) {
      client.failures(
          jobId,
          failure -> {
            count.incrementAndGet();
            print(failure);
          });
    }
    if (count.get() == 0) {
      screen.note("Nothing failed.");
    }
    return ExitCode.OK;
  }

  private void print(JobFailure failure) {
    String roi = failure.roiNumber().isPresent() ? " ROI " + failure.roiNumber().getAsLong() : "";
    screen.say("%s%s: %s", failure.binId(), roi, failure.error());
    screen.json(JobText.json(failure));
  }
}
