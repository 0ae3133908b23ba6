package amplify.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Sends JSON. */
final class Answers {

  private Answers() {}

  static void send(ServerResponse response, JsonNode json) {
    response.headers().contentType(MediaTypes.APPLICATION_JSON);
    response.send(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
