package amplify.ingest;

import java.util.UUID;

/**
 * A file that is complete.
 *
 * @param id its id
 * @param key where it is in the store
 * @param etag its entity tag, without quotes
 * @param queued whether this was the last file, so that the job has been posted now
 */
public record CompletedFile(UUID id, String key, String etag, boolean queued) {}
