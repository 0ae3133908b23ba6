package amplify.api;

/**
 * A request that can be made as it is.
 *
 * @param title what it shows, in a few words
 * @param fields all fields as a JSON object, also those of path and query; {@code s3://bucket/}
 *     stands for the bucket of the service
 */
public record ActionExample(String title, String fields) {}
