package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a job. */
@Command(
    name = "cancel",
    description = "Cancels a job: bins in work are stopped, others not begun.")
final class CancelCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private String jobId;

  @Override
  public Integer call() {
    try (AmplifyClient client = connection.open()) {
      JobStatus job = client.cancel(jobId);
      JobText.print(job, screen);
      screen.json(JobText.json(job));
      return ExitCode.OK;
    }
  }
}
