package amplify.api;

import java.util.Optional;
import java.util.concurrent.Callable;

/** One request of an action: what came with it, and what the service does for it. Thread-safe. */
public interface ActionCall {

  /** The body where it is not JSON, or the file of a form; at most {@code MAX_REQUEST_MB} long. */
  Optional<byte[]> content();

  /**
   * Whether the caller asks for this media type by name, before any other.
   *
   * @param mediaType such as {@code application/json}
   */
  boolean prefers(String mediaType);

  /**
   * Fetches an object from the service's bucket. What goes wrong is answered by the service: 400
   * for a malformed URI or another bucket, 404 if there is no such object, 503 if the store is out
   * of reach.
   *
   * @param uri such as {@code s3://bucket/key}
   * @param maxBytes how large it may be
   * @throws BadInputException if it is larger
   */
  byte[] fetch(String uri, long maxBytes);

  /**
   * Fetches a part of an object, as {@link #fetch(String, long)} does a whole one.
   *
   * @param uri such as {@code s3://bucket/key}
   * @param offset where it begins, 0-based
   * @param length how many bytes, at least 1
   * @return that many bytes
   * @throws BadInputException if the object ends before
   */
  byte[] fetch(String uri, long offset, int length);

  /**
   * Looks for an object, without reading it.
   *
   * @param uri such as {@code s3://bucket/key}
   * @return what is known of it; empty if there is none
   */
  Optional<StoredObject> find(String uri);

  /**
   * The URI of a key in the service's bucket.
   *
   * @param key such as {@code datasets/a.png}
   */
  String uri(String key);

  /**
   * Keeps an object among the service's results, at a key of its own.
   *
   * @param name the last segment of its key: letters, digits, dots, dashes and underscores
   * @param mediaType such as {@code image/png}
   * @return its URI
   */
  String keep(String name, byte[] bytes, String mediaType);

  /**
   * Computes, when it is its turn. Whatever keeps a core busy belongs in here, so that many
   * requests at once do not starve each other or the service's jobs.
   *
   * <p>If too many are waiting already, or the turn does not come in time, the service answers 429;
   * let that exception pass through.
   *
   * @return what the work gives
   * @throws Exception what the work throws
   */
  default <T> T compute(Callable<T> work) throws Exception {
    return compute(0, work);
  }

  /**
   * Computes, when it is its turn and there is room for what it holds in memory.
   *
   * @param memory about how many bytes it holds at most; what came with the request is counted
   *     already
   * @return what the work gives
   * @throws BadInputException if the service never has so much memory
   * @throws Exception what the work throws
   * @see #compute(Callable)
   */
  <T> T compute(long memory, Callable<T> work) throws Exception;
}
