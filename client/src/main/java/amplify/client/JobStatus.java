package amplify.client;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the service tells of it.
 *
 * @param jobId its id
 * @param status queued, processing, completed or failed
 * @param createdAt when it was posted
 * @param startedAt when its first bin began
 * @param completedAt when it ended
 * @param error what went wrong, also where only some bins failed
 * @param result what it gave, once completed
 * @param progress how far it is
 */
public record JobStatus(
    String jobId,
    String status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<String> error,
    Optional<JobOutcome> result,
    Optional<JobProgress> progress) {

  /** Whether the job has ended, well or not. */
  public boolean ended() {
    return completed() || status.equals("failed");
  }

  /** Whether the job's results are complete. */
  public boolean completed() {
    return status.equals("completed");
  }
}
