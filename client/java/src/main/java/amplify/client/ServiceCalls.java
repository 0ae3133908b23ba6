package amplify.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Calls of the service that are answered with JSON. An error's answer becomes an exception with the
 * detail that the service gave. Thread-safe.
 */
final class ServiceCalls {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int ERROR = 400;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final Transport transport;
  private final Duration answerTimeout;

  ServiceCalls(URI base, Transport transport, Duration answerTimeout) {
    this.base = base;
    this.transport = transport;
    this.answerTimeout = answerTimeout;
  }

  /** What a call gave. */
  record Answer(JsonNode json, HttpHeaders headers) {}

  JsonNode get(String path) {
    return answer(request(path).GET().build(), Repeat.ALWAYS).json();
  }

  Answer answered(String path) {
    return answer(request(path).GET().build(), Repeat.ALWAYS);
  }

  JsonNode post(String path, ObjectNode body, Repeat repeat) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return answer(request, repeat).json();
  }

  JsonNode post(String path, Repeat repeat) {
    return answer(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), repeat).json();
  }

  JsonNode delete(String path) {
    return answer(request(path).DELETE().build(), Repeat.ALWAYS).json();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(answerTimeout);
  }

  private Answer answer(HttpRequest request, Repeat repeat) {
    HttpResponse<InputStream> response = transport.send(request, repeat);
    try (InputStream body = response.body()) {
      return new Answer(checked(response, body), response.headers());
    } catch (JsonProcessingException e) {
      throw new ApiException(
          response.statusCode(),
          "%s answered %d with something that is not JSON: is it an Amplify service?"
              .formatted(Addresses.shown(request.uri()), response.statusCode()));
    } catch (IOException e) {
      throw Transport.unreachable(request, e);
    }
  }

  private static JsonNode checked(HttpResponse<?> response, InputStream body) throws IOException {
    JsonNode json = MAPPER.readTree(body);
    if (response.statusCode() >= ERROR) {
      throw error(response.statusCode(), json);
    }
    return json;
  }

  static ApiException error(int status, JsonNode json) {
    String detail = json.path("detail").asText("");
    String told =
        detail.isEmpty() ? "The service answered %d without a reason".formatted(status) : detail;
    return status == NOT_FOUND ? new NotFoundException(told) : new ApiException(status, told);
  }
}
