package amplify.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a posted job.
 *
 * @param jobId its id
 * @param status where it stands
 * @param createdAt when it was posted
 */
public record JobAccepted(UUID jobId, JobState status, Instant createdAt) {}
