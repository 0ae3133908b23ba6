package amplify.api;

/**
 * An object of the service's bucket.
 *
 * @param uri such as {@code s3://bucket/key}
 * @param size its length in bytes
 * @param version changes whenever the content does
 */
public record StoredObject(String uri, long size, String version) {}
