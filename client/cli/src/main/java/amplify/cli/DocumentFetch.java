package amplify.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches the documents of services. */
final class DocumentFetch implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(LONGEST)
          .build();

  /**
   * The document of a service.
   *
   * @throws UnreachableException if nobody answers
   * @throws IOException if the answer is no document
   */
  ObjectNode fetch(URI service) throws IOException, InterruptedException {
    URI address = URI.create(service + "/openapi.json");
    HttpResponse<String> response = sent(address);
    if (response.statusCode() != OK) {
      throw new IOException(
          "%s answers %d; expected an OpenAPI document".formatted(address, response.statusCode()));
    }
    try {
      if (MAPPER.readTree(response.body()) instanceof ObjectNode document) {
        return document;
      }
    } catch (JsonProcessingException e) {
      // Said below, together with JSON of other kinds.
    }
    throw new IOException(
        "%s is not a JSON object; expected an OpenAPI document".formatted(address));
  }

  private HttpResponse<String> sent(URI address) throws InterruptedException {
    try {
      return http.send(
          HttpRequest.newBuilder(address).timeout(LONGEST).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UnreachableException(
          "%s cannot be reached; does the service run?".formatted(address), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
