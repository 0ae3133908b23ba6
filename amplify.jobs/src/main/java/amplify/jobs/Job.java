package amplify.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as it stands.
 *
 * @param id its id
 * @param processor the name of its processor
 * @param parametersJson its parameters as a JSON object
 * @param status where it stands
 * @param createdAt when it was posted
 * @param startedAt when its first bin began
 * @param completedAt when it ended
 * @param error what went wrong, also where only some bins failed
 * @param resultJson the result as a JSON object, once completed
 * @param binsTotal bins in the job
 * @param binsDone bins that succeeded
 * @param binsFailed bins that failed for good
 * @param percent share of the work done, 0 to 100; never falls
 * @param running the bin most recently heard of, while bins run
 * @param webhook how the announcement of its end stands, if it has a callback_url
 */
public record Job(
    UUID id,
    String processor,
    String parametersJson,
    JobStatus status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> completedAt,
    Optional<String> error,
    Optional<String> resultJson,
    int binsTotal,
    int binsDone,
    int binsFailed,
    double percent,
    Optional<RunningBin> running,
    Optional<Webhook> webhook) {}
