package amplify.runtime;

import amplify.api.BadInputException;
import amplify.api.StoredObject;
import amplify.s3.ObjectStore;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Objects as actions use them.
 *
 * @param store the object store; empty if the service has none
 * @param folder the first segments of the keys of what is kept
 */
record ActionObjects(Optional<ObjectStore> store, String folder) {

  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 16;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}");

  private ObjectStore connected() {
    return store.orElseThrow(() ->
        new BadInputException(
            "The service has no object store (S3_ENDPOINT_URL, S3_BUCKET); expected a request"
                + " without an object"));
  }

  byte[] fetch(String uri, long maxBytes, HeldInputs held) {
    int limit = (int) Math.min(maxBytes, LARGEST_ARRAY);
    ObjectStore connected = connected();
    return connected
        .bytes(
            connected.locate(uri),
            size -> {
              if (size > limit) {
                return false;
              }
              hold(held, size);
              return true;
            })
        .orElseThrow(() ->
            new BadInputException(
                "'%s' is larger than %d bytes; expected a smaller object".formatted(uri, limit)));
  }

  byte[] fetch(String uri, long offset, int length, HeldInputs held) {
    ObjectStore connected = connected();
    hold(held, length);
    return connected
        .range(connected.locate(uri), offset, length)
        .orElseThrow(() ->
            new BadInputException("'%s' ends before byte %d".formatted(uri, offset + length)));
  }

  private static void hold(HeldInputs held, long size) {
    try {
      held.add(size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("The service is stopping; try again soon");
    }
  }

  Optional<StoredObject> find(String uri) {
    ObjectStore connected = connected();
    return connected
        .info(connected.locate(uri))
        .map(info -> new StoredObject(uri, info.size(), info.etag()));
  }

  String uri(String key) {
    return connected().uri(key);
  }

  /** What URIs of the bucket begin with; where there is none, of a bucket that may be. */
  String bucketUri() {
    return store.map(connected -> connected.uri("")).orElse("s3://bucket/");
  }

  String keep(String name, byte[] bytes, String mediaType) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be kept; expected letters, digits, dots, dashes and underscores"
              .formatted(name));
    }
    String key = "%s/%s/%s".formatted(folder, UUID.randomUUID(), name);
    connected().put(key, bytes, mediaType);
    return connected().uri(key);
  }
}
