package amplify.runtime;

import amplify.wire.WireJson;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends JSON. */
final class Answers {

  private Answers() {}

  static void send(ServerResponse response, JsonNode json) {
    response.headers().contentType(MediaTypes.APPLICATION_JSON);
    response.send(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A record of {@code amplify.wire}. */
  static void send(ServerResponse response, Record answer) {
    response.headers().contentType(MediaTypes.APPLICATION_JSON);
    response.send(WireJson.bytes(answer));
  }

  /** A list of such records. */
  static void send(ServerResponse response, List<? extends Record> answers) {
    response.headers().contentType(MediaTypes.APPLICATION_JSON);
    response.send(WireJson.bytes(answers));
  }
}
