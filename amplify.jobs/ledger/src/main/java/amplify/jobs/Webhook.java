package amplify.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How the announcement of the end of a job's current round stands.
 *
 * @param url the job's callback_url, complete: it may hold secrets of its receiver
 * @param state where it stands
 * @param id its {@code webhook-id}, once the job has ended
 * @param attempts attempts made
 * @param lastStatus the HTTP status of the last attempt, if it had an answer
 * @param lastError what went wrong in the last attempt
 * @param nextAttemptAt when it is attempted next, while it is pending
 * @param deliveredAt when the receiver accepted it
 */
public record Webhook(
    String url,
    WebhookState state,
    Optional<UUID> id,
    int attempts,
    Optional<Integer> lastStatus,
    Optional<String> lastError,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> deliveredAt) {}
