package amplify.wire;

import amplify.api.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as it stands.
 *
 * @param jobId its id
 * @param status where it stands
 * @param createdAt when it was posted
 * @param startedAt when its first bin began
 * @param completedAt when it ended, well or not
 * @param error what failed, also where only some bins did
 * @param result what it made, once completed
 * @param progress how far it is, unless it waits or has failed
 * @param processor the name of its processor
 * @param parameters all of them, defaults filled in
 * @param cancelled whether it failed because it was cancelled
 * @param round counts its runs, from 1
 * @param bins its bins, counted
 * @param webhook how the announcement of its end stands, if there is one to be made
 */
public record JobStatus(
    UUID jobId,
    JobState status,
    Instant createdAt,
    Optional<Instant> startedAt,
    @Parameter(description = "Also of failed jobs.") Optional<Instant> completedAt,
    @Parameter(description = "What failed; also where only some bins did.") Optional<String> error,
    Optional<JobResult> result,
    Optional<JobProgress> progress,
    String processor,
    @Parameter(description = "All of them, defaults filled in.") JsonNode parameters,
    boolean cancelled,
    @Parameter(description = "Counts how often the job has run.") int round,
    BinCounts bins,
    @Parameter(description = "How the announcement of the job's end stands.")
        Optional<WebhookStatus> webhook) {}
