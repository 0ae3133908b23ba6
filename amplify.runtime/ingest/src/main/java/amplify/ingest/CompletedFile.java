package amplify.ingest;

import java.util.UUID;

/**
 * A file that is complete.
 *
 * @param id its id
 * @param key where it is in the store
 * @param etag its entity tag, without quotes
 */
public record CompletedFile(UUID id, String key, String etag) {}
