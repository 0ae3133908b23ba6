package amplify.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** Reads request bodies, never more than allowed, whether or not their length was announced. */
final class RequestBody {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final long maxBytes;
  private final String remedy;

  /**
   * For bodies of one kind.
   *
   * @param maxBytes how large they may be
   * @param remedy what whose body is larger can do
   */
  RequestBody(long maxBytes, String remedy) {
    this.maxBytes = maxBytes;
    this.remedy = remedy;
  }

  /**
   * The body as JSON.
   *
   * @throws InvalidRequestException if it is none
   * @throws HttpException 413 if it is too large, 415 if it says it is something else
   */
  JsonNode json(ServerRequest request) {
    request
        .headers()
        .contentType()
        .filter(type -> !type.test(MediaTypes.APPLICATION_JSON))
        .ifPresent(type -> {
          throw new HttpException(
              "Content-Type is '%s'; expected application/json"
                  .formatted(Printable.text(type.text())),
              Status.UNSUPPORTED_MEDIA_TYPE_415);
        });
    try (InputStream content = limited(request)) {
      JsonNode json = MAPPER.readTree(content);
      if (json == null || json.isMissingNode()) {
        throw new InvalidRequestException("The body is empty; expected a JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The body as it comes, to be held in memory.
   *
   * @param held takes room for it: at once if it says how long it is, else as it comes
   * @return a stream that gives up with {@link HttpException} 413 if the body is too large, {@link
   *     BusyException} or {@link amplify.api.BadInputException} if there is no room for it
   */
  InputStream held(ServerRequest request, HeldInputs held) throws InterruptedException {
    OptionalLong length = request.headers().contentLength();
    if (length.isEmpty()) {
      return new HeldStream(limited(request), held);
    }
    held.add(Math.min(length.getAsLong(), maxBytes));
    return limited(request);
  }

  private InputStream limited(ServerRequest request) {
    return new LimitedStream(request.content().inputStream(), maxBytes, refusal());
  }

  /** What whose body is larger is told. */
  String refusal() {
    return "The body is larger than %d bytes (MAX_REQUEST_MB); %s".formatted(maxBytes, remedy);
  }

  private static InvalidRequestException notJson(JsonProcessingException e) {
    return new InvalidRequestException(
        "The body is not JSON: %s (line %d, column %d)"
            .formatted(
                Printable.text(e.getOriginalMessage()),
                e.getLocation().getLineNr(),
                e.getLocation().getColumnNr()));
  }
}
