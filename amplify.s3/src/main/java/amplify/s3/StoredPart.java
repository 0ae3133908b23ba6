package amplify.s3;

/**
 * A part of an object that is being uploaded.
 *
 * @param number its place in the object, from 1
 * @param etag its entity tag, without quotes
 * @param size its length in bytes
 */
public record StoredPart(int number, String etag, long size) {}
