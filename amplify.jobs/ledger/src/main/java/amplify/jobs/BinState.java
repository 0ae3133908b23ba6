package amplify.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bin of a job as it stands.
 *
 * @param binId the bin
 * @param position its place in the manifest, from 0
 * @param status where it stands
 * @param attempts attempts begun so far, over all rounds
 * @param startedAt when the last attempt began
 * @param endedAt when the bin ended
 * @param error why it failed
 * @param rowsDone rows (for IFCB: ROIs) done by the last attempt
 * @param rowsTotal rows in all; 0 while unknown
 * @param failedAttempts every attempt that did not succeed, oldest first
 */
public record BinState(
    String binId,
    int position,
    BinStatus status,
    int attempts,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> error,
    long rowsDone,
    long rowsTotal,
    List<FailedAttempt> failedAttempts) {

  /** Keeps a copy of the list. */
  public BinState {
    failedAttempts = List.copyOf(failedAttempts);
  }
}
