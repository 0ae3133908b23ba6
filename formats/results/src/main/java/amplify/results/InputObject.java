package amplify.results;

/**
 * An object in storage that a bin's results were computed from.
 *
 * @param key its key
 * @param etag its entity tag when it was read, so that a later change can be seen
 * @param size its length in bytes
 */
public record InputObject(String key, String etag, long size) {}
