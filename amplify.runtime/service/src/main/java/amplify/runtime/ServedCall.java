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
 * @param room lets it compute
 * @param held the room that its inputs take
 */
// Handed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record ServedCall(
    ServerRequest request,
    Optional<byte[]> content,
    ActionObjects objects,
    ActionRoom room,
    HeldInputs held)
    implements ActionCall {

  @Override
  public boolean prefers(String mediaType) {
    String first = request.headers().first(HeaderNames.ACCEPT).orElse("").split("[,;]", 2)[0];
    return first.strip().equalsIgnoreCase(mediaType);
  }

  @Override
  public byte[] fetch(String uri, long maxBytes) {
    return objects.fetch(uri, maxBytes, held);
  }

  @Override
  public byte[] fetch(String uri, long offset, int length) {
    return objects.fetch(uri, offset, length, held);
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
  public <T> T compute(long memory, Callable<T> work) throws Exception {
    int taken = room.computing().take(memory);
    try {
      return room.turns().take(work);
    } finally {
      room.computing().giveBack(taken);
    }
  }
}
