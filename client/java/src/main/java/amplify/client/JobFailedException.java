package amplify.client;

/** A job has ended without results. The message is the reason that the service gave. */
public class JobFailedException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  private final String jobId;

  JobFailedException(String jobId, String reason) {
    super("Job %s failed: %s".formatted(jobId, reason));
    this.jobId = jobId;
  }

  /** The job. */
  public String jobId() {
    return jobId;
  }
}
