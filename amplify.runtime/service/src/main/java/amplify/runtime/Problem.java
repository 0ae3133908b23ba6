package amplify.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * An error answer: a problem document (RFC 9457), with the short title that older clients know
 * beside it. {@code detail} is always one readable string.
 *
 * @param status the HTTP status
 * @param detail what went wrong, for people
 * @param errors the same field by field, where there are fields
 * @param retryAfterSeconds when to come again, where that helps
 */
record Problem(
    Status status, String detail, List<FieldError> errors, OptionalInt retryAfterSeconds) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(Status status, String detail) {
    return new Problem(status, detail, List.of(), OptionalInt.empty());
  }

  void send(ServerResponse response) {
    response.status(status);
    response.headers().contentType(HttpMediaType.create(MEDIA_TYPE));
    retryAfterSeconds.ifPresent(
        seconds -> response.header(HeaderNames.RETRY_AFTER, Integer.toString(seconds)));
    response.send(bytes());
  }

  byte[] bytes() {
    return json().toString().getBytes(StandardCharsets.UTF_8);
  }

  ObjectNode json() {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("type", "about:blank")
            .put("title", status.reasonPhrase())
            .put("status", status.code())
            .put("detail", detail)
            .put("error", status.reasonPhrase());
    if (!errors.isEmpty()) {
      ArrayNode list = json.putArray("errors");
      errors.forEach(e -> list.addObject().put("field", e.field()).put("detail", e.rule()));
    }
    return json;
  }
}
