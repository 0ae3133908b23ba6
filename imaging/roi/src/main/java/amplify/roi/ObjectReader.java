package amplify.roi;

/**
 * Reads objects of the store that a request names. Implemented by whoever serves the request; what
 * goes wrong with an object, such as that there is none, comes as an exception of the
 * implementation's own and is passed through. Thread-safe if the implementation is.
 */
public interface ObjectReader {

  /**
   * All of an object.
   *
   * @param uri such as {@code s3://bucket/key}
   * @param maxBytes how large it may be; a larger one is refused
   * @return not changed afterwards
   */
  byte[] whole(String uri, long maxBytes);

  /**
   * A part of an object.
   *
   * @param uri such as {@code s3://bucket/key}
   * @param offset of its first byte, from 0; within the object as {@link #size} told it
   * @param length in bytes, at least 1
   * @return so many bytes, or fewer if the object ends before; not changed afterwards
   */
  byte[] range(String uri, long offset, int length);

  /**
   * The length of an object, in bytes.
   *
   * @param uri such as {@code s3://bucket/key}
   */
  long size(String uri);

  /**
   * What tells an object's content from what it was before and will be later: the store's ETag.
   *
   * @param uri such as {@code s3://bucket/key}
   */
  String version(String uri);
}
