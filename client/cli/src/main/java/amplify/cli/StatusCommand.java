package amplify.cli;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how a job stands. */
@Command(name = "status", description = "Tells how a job stands.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private Connection connection;
  @Mixin private Screen screen;

  @Parameters(paramLabel = "JOB", description = "The job's id.")
  private String jobId;

  @Override
  public Integer call() {
    try (AmplifyClient client = connection.open()) {
      JobStatus job = client.job(jobId);
      JobText.print(job, screen);
      screen.json(JobText.json(job));
      return ExitCode.OK;
    }
  }
}
