package amplify.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of an action's request, whatever its kind.
 *
 * @param json the fields of a JSON body; an empty object for other bodies
 * @param form the fields of a form, in their order
 * @param content what is neither: the body itself, or the file of a form
 */
// Handed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record ActionBody(JsonNode json, List<Map.Entry<String, String>> form, Optional<byte[]> content) {

  private static ActionBody ofJson(JsonNode json) {
    return new ActionBody(json, List.of(), Optional.empty());
  }

  /**
   * Reads it.
   *
   * @param held takes room for it
   * @throws InvalidRequestException if it is malformed, or there should be none
   * @throws io.helidon.http.HttpException 413 if it is too large, 415 if it is of a kind that the
   *     action does not take
   */
  static ActionBody read(
      LoadedAction<?> action, ServerRequest request, RequestBody body, HeldInputs held)
      throws InterruptedException {
    if (!request.content().hasEntity()) {
      return ofJson(JsonNodeFactory.instance.objectNode());
    }
    if (action.declared().method().equals("GET")) {
      throw new InvalidRequestException("A GET has no body; give the fields in the query");
    }
    if (!action.declared().takesContent() || isJson(request)) {
      return ofJson(body.json(request));
    }
    try (InputStream content = body.held(request, held)) {
      return Form.isOne(request)
          ? Form.read(request.headers(), content)
          : new ActionBody(
              JsonNodeFactory.instance.objectNode(),
              List.of(),
              Optional.of(content.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A body that does not say what it is may be JSON, as it always might. */
  private static boolean isJson(ServerRequest request) {
    return request
        .headers()
        .contentType()
        .map(type -> type.test(MediaTypes.APPLICATION_JSON))
        .orElse(true);
  }
}
