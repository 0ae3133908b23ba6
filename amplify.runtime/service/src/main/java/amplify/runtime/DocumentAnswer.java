package amplify.runtime;

import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.openapi.OpenApiService;
import io.helidon.webserver.http.HttpRules;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Answers requests of the document in the place of the server's feature, which would call it YAML
 * for everyone who does not ask for JSON, and sends it again to who has it. The feature leaves
 * every request to it but those whose query names a format.
 */
final class DocumentAnswer implements OpenApiService {

  @Override
  public boolean supports(ServerRequestHeaders headers) {
    return true;
  }

  @Override
  public void setup(HttpRules routing, String path, Function<MediaType, String> content) {
    routing.get(path, (request, response) -> document(content).send(request, response));
  }

  private VersionedBytes document(Function<MediaType, String> content) {
    return VersionedBytes.of(
        content.apply(MediaTypes.APPLICATION_JSON).getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  @Override
  public String name() {
    return "amplify";
  }

  @Override
  public String type() {
    return "amplify";
  }
}
