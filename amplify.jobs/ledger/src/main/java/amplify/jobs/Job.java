package amplify.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as it stands.
 *
 * @param id its id
 * @param sequence its place in the order of posting
 * @param round counts runs: 1 as posted, one more for every retry
 * @param processor the name of its processor
 * @param parametersJson its parameters as a JSON object
 * @param status where it stands
 * @param createdAt when it was posted
 * @param startedAt when its first bin began
 * @param completedAt when it ended
 * @param error what went wrong, also where only some bins failed
 * @param resultJson the result as a JSON object, once completed
 * @param cancelled whether it failed because its owner stopped it
 * @param bins how many of its bins stand where
 * @param percent share of the work done, 0 to 100; never falls within a round
 * @param remaining about how long it still takes, once there is something to go by
 * @param running the bin most recently heard of, while bins run
 * @param webhook how the announcement of its end stands, if it has a callback_url
 */
public record Job(
    UUID id,
    long sequence,
    int round,
    String processor,
    String parametersJson,
    JobStatus status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<String> error,
    Optional<String> resultJson,
    boolean cancelled,
    BinCounts bins,
    double percent,
    Optional<Duration> remaining,
    Optional<RunningBin> running,
    Optional<Webhook> webhook) {}
