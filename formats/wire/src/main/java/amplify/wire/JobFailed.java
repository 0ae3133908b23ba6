package amplify.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The announcement of the end of a job that failed.
 *
 * @param jobId the job
 * @param status always {@link JobState#FAILED}
 * @param error what went wrong
 * @param cancelled whether it was cancelled
 * @param createdAt when it was posted
 * @param completedAt when it ended
 * @param bins its bins, counted
 */
public record JobFailed(
    UUID jobId,
    JobState status,
    String error,
    boolean cancelled,
    Instant createdAt,
    Optional<Instant> completedAt,
    EndedBins bins) {

  /**
   * The bins of a job that has ended, counted.
   *
   * @param total all of them
   * @param done those that succeeded
   * @param failed those that failed
   * @param cancelled those that were cancelled
   */
  public record EndedBins(long total, long done, long failed, long cancelled) {}
}
