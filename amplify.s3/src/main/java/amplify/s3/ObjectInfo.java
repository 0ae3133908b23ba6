package amplify.s3;

/**
 * An object as stored.
 *
 * @param key its key
 * @param size its length in bytes
 * @param etag its entity tag, without quotes
 */
public record ObjectInfo(String key, long size, String etag) {

  static ObjectInfo of(String key, long size, String etag) {
    return new ObjectInfo(key, size, plain(etag));
  }

  /** An entity tag without its quotes; empty where a store lists a half-written object without. */
  static String plain(String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }
}
