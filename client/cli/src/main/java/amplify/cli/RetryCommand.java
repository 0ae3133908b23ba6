package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does the failed bins of a job again. */
@Command(
    name = "retry",
    description = "Does the bins of a job again that failed or were cancelled.")
final class RetryCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private String jobId;

  @Override
  public Integer call() {
    try (AmplifyClient client = connection.open()) {
      JobStatus job = client.retry(jobId);
      JobText.print(job, screen);
      screen.json(JobText.json(job));
      return ExitCode.OK;
    }
  }
}
