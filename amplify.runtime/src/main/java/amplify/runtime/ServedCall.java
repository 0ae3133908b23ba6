package amplify.runtime;

import amplify.api.ActionCall;
import amplify.api.BadInputException;
import amplify.s3.ObjectStore;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/**
 * A request of an action.
 *
 * @param request as it came
 * @param content its body, if that is not JSON
 * @param store the object store
 * @param folder the first segments of the keys of what is kept
 * @param turns lets it compute
 */
// Handed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record ServedCall(
    ServerRequest request,
    Optional<byte[]> content,
    ObjectStore store,
    String folder,
    ComputeTurns turns)
    implements ActionCall {

  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 16;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}");

  @Override
  public boolean prefers(String mediaType) {
    String first = request.headers().first(HeaderNames.ACCEPT).orElse("").split("[,;]", 2)[0];
    return first.strip().equalsIgnoreCase(mediaType);
  }

  @Override
  public byte[] fetch(String uri, long maxBytes) {
    int limit = (int) Math.min(maxBytes, LARGEST_ARRAY);
    return store
        .bytes(store.locate(uri), limit)
        .orElseThrow(() ->
            new BadInputException(
                "'%s' is larger than %d bytes; expected a smaller object".formatted(uri, limit)));
  }

  @Override
  public String keep(String name, byte[] bytes, String mediaType) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be kept; expected letters, digits, dots, dashes and underscores"
              .formatted(name));
    }
    String key = "%s/%s/%s".formatted(folder, UUID.randomUUID(), name);
    store.put(key, bytes, mediaType);
    return store.uri(key);
  }

  @Override
  public <T> T compute(Callable<T> work) throws Exception {
    return turns.take(work);
  }
}
