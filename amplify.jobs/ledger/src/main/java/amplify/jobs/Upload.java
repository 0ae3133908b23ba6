package amplify.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An upload as it stands.
 *
 * @param id its id, and that of the job it becomes
 * @param state where it stands
 * @param reason why it was aborted
 * @param createdAt when it was begun
 * @param keptUntil when it is given up unless somebody goes on; while it is uploading
 * @param bins how many bins it has
 * @param files how many files
 * @param filesDone how many of the files are complete
 * @param bytes the sum of their declared sizes
 */
public record Upload(
    UUID id,
    UploadState state,
    Optional<String> reason,
    Instant createdAt,
    Optional<Instant> keptUntil,
    int bins,
    int files,
    int filesDone,
    long bytes) {}
