package amplify.client;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as the service tells of it.
 *
 * @param jobId its id
 * @param status queued, processing, completed or failed
 * @param cancelled whether it was cancelled; its status is failed then
 * @param createdAt when it was posted
 * @param startedAt when its first bin began
 * @param completedAt when it ended
 * @param error what went wrong, also where only some bins failed
 * @param result what it gave, once completed
 * @param progress how far it is
 * @param bins its bins, counted
 */
public record JobStatus(
    String jobId,
    String status,
    boolean cancelled,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<String> error,
    Optional<JobOutcome> result,
    Optional<JobProgress> progress,
    BinCounts bins) {

  /** Whether the job has ended, well or not. */
  public boolean ended() {
    return completed() || status.equals("failed");
  }

  /** Whether the job's results are complete. */
  public boolean completed() {
    return status.equals("completed");
  }

  /**
   * The result of a job that has completed.
   *
   * @throws JobFailedException if it failed or was cancelled
   * @throws IllegalStateException if it has not ended
   */
  public JobOutcome outcome() {
    if (!ended()) {
      throw new IllegalStateException(
          "Job %s is still %s; wait for its end first".formatted(jobId, status));
    }
    return result.orElseThrow(() ->
        new JobFailedException(
            jobId, error.orElse(cancelled ? "it was cancelled" : "no reason was given")));
  }
}
