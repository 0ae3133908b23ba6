package amplify.testkit;

import amplify.api.ActionCall;
import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.api.StoredObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request of an action without a service, for tests: objects are in memory, and all work is done
 * at once. Thread-safe.
 */
public final class MemoryCall implements ActionCall {

  private static final String BUCKET = "s3://bucket/";

  private final Optional<byte[]> content;
  private final String accept;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  private MemoryCall(Optional<byte[]> content, String accept) {
    this.content = content;
    this.accept = accept;
  }

  /** A request without a body of its own. */
  public static MemoryCall empty() {
    return new MemoryCall(Optional.empty(), "*/*");
  }

  /** A request with a body other than JSON. */
  public static MemoryCall of(byte[] content) {
    return new MemoryCall(Optional.of(content.clone()), "*/*");
  }

  /** The same request, with the same objects, asking for a media type. */
  public MemoryCall accepting(String mediaType) {
    var other = new MemoryCall(content, mediaType);
    other.objects.putAll(objects);
    return other;
  }

  /**
   * Puts an object into the bucket.
   *
   * @param uri such as {@code s3://bucket/key}
   */
  public MemoryCall object(String uri, byte[] bytes) {
    objects.put(uri, bytes.clone());
    return this;
  }

  @Override
  public Optional<byte[]> content() {
    return content;
  }

  @Override
  public boolean prefers(String mediaType) {
    return accept.equals(mediaType);
  }

  @Override
  public byte[] fetch(String uri, long maxBytes) {
    byte[] bytes = existing(uri);
    if (bytes.length > maxBytes) {
      throw new BadInputException(
          "'%s' is larger than %d bytes; expected a smaller object".formatted(uri, maxBytes));
    }
    return bytes.clone();
  }

  @Override
  public byte[] fetch(String uri, long offset, int length) {
    byte[] bytes = existing(uri);
    if (offset + length > bytes.length) {
      throw new BadInputException("'%s' ends before byte %d".formatted(uri, offset + length));
    }
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  private byte[] existing(String uri) {
    if (!uri.startsWith(BUCKET)) {
      throw new BadInputException(
          "'%s' is in another bucket; expected one like %skey".formatted(uri, BUCKET));
    }
    return Optional.ofNullable(objects.get(uri))
        .orElseThrow(() -> new NotFoundException("There is no object %s".formatted(uri)));
  }

  @Override
  public Optional<StoredObject> find(String uri) {
    return Optional.ofNullable(objects.get(uri))
        .map(
            bytes -> new StoredObject(uri, bytes.length, "%08x".formatted(Arrays.hashCode(bytes))));
  }

  @Override
  public String uri(String key) {
    return BUCKET + key;
  }

  @Override
  public String keep(String name, byte[] bytes, String mediaType) {
    String uri = uri("kept/" + name);
    object(uri, bytes);
    return uri;
  }

  @Override
  public <T> T compute(long memory, Callable<T> work) throws Exception {
    return work.call();
  }
}
