package amplify.wire;

import amplify.api.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a job's bins.
 *
 * @param bins the bins, in the order of the job
 * @param nextCursor where the next page begins; empty if this is the last
 */
public record JobBins(
    List<BinStatus> bins,
    @Parameter(description = "`cursor` of the next page; null where this is the last.")
        Optional<String> nextCursor) {

  /** Where a bin stands. */
  public enum State {
    /** Not begun, or to be tried again. */
    QUEUED,
    /** In work under a lease. */
    RUNNING,
    /** Its results are staged, or already part of the job's. */
    DONE,
    /** Failed for good. */
    FAILED,
    /** The job was cancelled before the bin was done. */
    CANCELLED
  }

  /**
   * A bin as it stands.
   *
   * @param binId its id
   * @param binIndex its place in the job, from 1
   * @param status where it stands
   * @param attempts how often it was begun
   * @param startedAt when the last attempt began
   * @param endedAt when it ended, well or not
   * @param error why it failed
   * @param processedRois ROIs that are done
   * @param totalRois ROIs it has
   * @param failedAttempts attempts that failed, oldest first
   */
  public record BinStatus(
      String binId,
      @Parameter(description = "From 1.") int binIndex,
      State status,
      int attempts,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<String> error,
      long processedRois,
      long totalRois,
      List<FailedAttempt> failedAttempts) {}

  /**
   * An attempt that failed.
   *
   * @param attempt its number, from 1
   * @param worker who made it
   * @param startedAt when it began
   * @param endedAt when it ended
   * @param error why it failed
   */
  public record FailedAttempt(
      int attempt, String worker, Instant startedAt, Instant endedAt, String error) {}
}
