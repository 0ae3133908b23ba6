package amplify.wire;

import amplify.api.Parameter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How the announcement of a job's end stands.
 *
 * @param url where it goes, without the query, which may hold a token
 * @param state where it stands
 * @param id the same over all attempts, once there was one
 * @param attempts how often it was sent
 * @param lastStatus the status of the last answer
 * @param lastError why the last attempt failed
 * @param nextAttemptAt when it is sent again
 * @param deliveredAt when it was accepted
 */
public record WebhookStatus(
    @Parameter(description = "Without its query.") String url,
    State state,
    Optional<UUID> id,
    int attempts,
    Optional<Integer> lastStatus,
    Optional<String> lastError,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> deliveredAt) {

  /** Where an announcement stands. */
  public enum State {
    /** The job has not ended. */
    WAITING,
    /** To be delivered, for the first time or again. */
    PENDING,
    /** The receiver has accepted it. */
    DELIVERED,
    /** Every attempt failed, or the receiver must not be called. */
    ABANDONED
  }
}
