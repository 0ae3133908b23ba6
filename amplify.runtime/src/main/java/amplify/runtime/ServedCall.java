package amplify.runtime;

import amplify.api.ActionCall;
import amplify.api.StoredObject;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A request of an action.
 *
 * @param request as it came
 * @param content its body, if that is not JSON, or the file of its form
 * @param objects what it may fetch and keep
 * @param turns lets it compute
 */
// Handed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record ServedCall(
    ServerRequest request, Optional<byte[]> content, ActionObjects objects, ComputeTurns turns)
    implements ActionCall {

  @Override
  public boolean prefers(String mediaType) {
    String first = request.headers().first(HeaderNames.ACCEPT).orElse("").split("[,;]", 2)[0];
    return first.strip().equalsIgnoreCase(mediaType);
  }

  @Override
  public byte[] fetch(String uri, long maxBytes) {
    return objects.fetch(uri, maxBytes);
  }

  @Override
  public byte[] fetch(String uri, long offset, int length) {
    return objects.fetch(uri, offset, length);
  }

  @Override
  public Optional<StoredObject> find(String uri) {
    return objects.find(uri);
  }

  @Override
  public String uri(String key) {
    return objects.uri(key);
  }

  @Override
  public String keep(String name, byte[] bytes, String mediaType) {
    return objects.keep(name, bytes, mediaType);
  }

  @Override
  public <T> T compute(Callable<T> work) throws Exception {
    return turns.take(work);
  }
}
