package amplify.roi;

import amplify.api.ActionCall;
import amplify.api.NotFoundException;
import amplify.api.StoredObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of the service that answers a request; each is looked for once. Thread-safe. */
public final class CallObjects implements ObjectReader {

  private final ActionCall call;
  private final Map<String, StoredObject> found = new ConcurrentHashMap<>();

  /** For one request. */
  public CallObjects(ActionCall call) {
    this.call = call;
  }

  @Override
  public byte[] whole(String uri, long maxBytes) {
    return call.fetch(uri, maxBytes);
  }

  @Override
  public byte[] range(String uri, long offset, int length) {
    return call.fetch(uri, offset, length);
  }

  @Override
  public long size(String uri) {
    return found(uri).size();
  }

  @Override
  public String version(String uri) {
    return found(uri).version();
  }

  private StoredObject found(String uri) {
    return found.computeIfAbsent(
        uri,
        key ->
            call.find(key)
                .orElseThrow(() -> new NotFoundException("There is no object %s".formatted(key))));
  }
}
