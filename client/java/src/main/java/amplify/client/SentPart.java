package amplify.client;

/**
 * A part that has been sent.
 *
 * @param number its number, from 1
 * @param etag the entity tag that the object store gave
 */
public record SentPart(int number, String etag) {}
