package amplify.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bin of a job.
 *
 * @param binId the bin
 * @param index its place in the manifest, from 1
 * @param status queued, running, done, failed or cancelled
 * @param attempts how often it was begun
 * @param startedAt when it was begun last
 * @param endedAt when it ended
 * @param error why it failed
 * @param processedRois ROIs done so far
 * @param totalRois ROIs in all, 0 before the bin was read
 * @param failedAttempts attempts that failed, in order
 */
public record JobBin(
    String binId,
    long index,
    String status,
    int attempts,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> error,
    long processedRois,
    long totalRois,
    List<FailedAttempt> failedAttempts) {

  /** Keeps a copy of the list. */
  public JobBin {
    failedAttempts = List.copyOf(failedAttempts);
  }

  /**
   * An attempt that failed.
   *
   * @param attempt its number, from 1
   * @param worker who made it
   * @param startedAt when it began
   * @param endedAt when it failed
   * @param error why
   */
  public record FailedAttempt(
      int attempt,
      Optional<String> worker,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<String> error) {}
}
