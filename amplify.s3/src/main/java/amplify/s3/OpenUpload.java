package amplify.s3;

/**
 * An upload in parts that has been begun and not ended.
 *
 * @param key the key of the object it is to become
 * @param uploadId the store's name for it
 */
public record OpenUpload(String key, String uploadId) {}
