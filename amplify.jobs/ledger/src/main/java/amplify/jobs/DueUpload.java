package amplify.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * An upload that somebody must look at, claimed for a while.
 *
 * @param id its id
 * @param state where it stands
 * @param cleaned whether nothing is left of it in the store, if it was aborted
 * @param urlsUntil until when signed URLs may bring in more parts
 */
public record DueUpload(UUID id, UploadState state, boolean cleaned, Instant urlsUntil) {}
