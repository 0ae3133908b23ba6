package amplify.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.util.Optional;

/**
 * An answer, read to its end.
 *
 * @param status the HTTP status
 * @param mediaType its media type; empty if it has none
 * @param text its body
 * @param allow the methods of a 405; empty in other answers
 * @param tag its version; empty if it has none
 */
record Told(int status, String mediaType, String text, String allow, String tag) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Told get(Http1Client client, String path) {
    return by(client.get(path).skipUriEncoding(true));
  }

  static Told by(Http1ClientRequest request) {
    try (Http1ClientResponse response = request.request()) {
      return of(response);
    }
  }

  static Told post(Http1Client client, String path, String mediaType, byte[] body) {
    try (Http1ClientResponse response =
        client
            .post(path)
            .skipUriEncoding(true)
            .header(HeaderNames.CONTENT_TYPE, mediaType)
            .submit(body)) {
      return of(response);
    }
  }

  private static Told of(Http1ClientResponse response) {
    return new Told(
        response.status().code(),
        response.headers().contentType().map(type -> type.text()).orElse(""),
        response.entity().hasEntity() ? response.entity().as(String.class) : "",
        text(response.headers().first(HeaderNames.ALLOW)),
        text(response.headers().first(HeaderNames.ETAG)));
  }

  private static String text(Optional<String> header) {
    return header.orElse("");
  }

  JsonNode json() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + text, e);
    }
  }

  String detail() {
    return json().path("detail").asText();
  }
}
