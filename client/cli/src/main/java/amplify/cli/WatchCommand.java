package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows a job. */
@Command(
    name = "watch",
    description = "Follows a job to its end. The exit code is 0 only if it completed.")
final class WatchCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;
  @Mixin private Limit limit;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private String jobId;

  @Override
  public Integer call() throws InterruptedException {
    try (AmplifyClient client = connection.open()) {
      JobStatus job = new Following(client, screen, limit.limit()).end(jobId);
      JobText.print(job, screen);
      screen.json(JobText.json(job));
      return Following.exitCode(job);
    }
  }
}
