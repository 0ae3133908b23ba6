package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpFeatures;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How a service is whose database is out of reach, whose bucket is not, and whose worker claims.
 */
@RoutingTest
class HealthRoutesTest {

  private static final HttpServing SERVING =
      RoutedService.serving(
          RoutedService.sampled(RoutedService.withEverything(false, true, true)), Map.of());

  private final Http1Client client;

  HealthRoutesTest(Http1Client client) {
    this.client = client;
  }

  @SetUpFeatures(false)
  static List<ServerFeature> features() {
    return SERVING.features();
  }

  @SetUpRoute
  static void routing(HttpRouting.Builder routing) {
    SERVING.register(routing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health"})
  void theContractsFormStaysAsItIs(String path) {
    Told health = Told.get(client, path);

    assertEquals(200, health.status());
    assertEquals("application/json", health.mediaType());
    assertEquals(
        "{\"status\":\"healthy\",\"version\":\"1.2\",\"service\":\"atlas\",\"role\":\"all\","
            + "\"software_version\":\"%s\",\"database\":\"down\",\"storage\":\"up\","
                .formatted(Software.version())
            + "\"worker\":{\"running\":2,\"capacity\":3},\"age_seconds\":0.0}",
        health.text());
  }

  @Test
  void aServiceThatMissesSomethingLivesAndHasStarted() {
    for (String path : List.of("/health/live", "/health/started")) {
      Told told = Told.get(client, path);

      assertEquals(200, told.status(), path);
      assertEquals("UP", told.json().path("status").asText(), path);
    }
  }

  @Test
  void livenessTellsWhatRuns() {
    JsonNode process = Told.get(client, "/health/live").json().path("checks").path(0);

    assertEquals("process", process.path("name").asText());
    assertEquals("atlas", process.path("data").path("service").asText());
    assertEquals("1.2", process.path("data").path("version").asText());
  }

  @Test
  void readinessNamesWhatIsOutOfReach() {
    Told ready = Told.get(client, "/health/ready");

    assertEquals(503, ready.status());
    assertEquals("application/json", ready.mediaType());
    assertEquals("DOWN", ready.json().path("status").asText());
    JsonNode checks = ready.json().path("checks");
    assertEquals(
        List.of("database DOWN", "storage UP", "worker UP"),
        checks
            .valueStream()
            .map(check -> check.path("name").asText() + " " + check.path("status").asText())
            .toList());
    assertEquals(0.0, checks.path(0).path("data").path("age_seconds").asDouble(-1));
    assertEquals(3, checks.path(2).path("data").path("capacity").asInt());
  }

  @Test
  void headersAloneTellReadiness() {
    assertEquals(503, Told.by(client.head("/health/ready")).status());
    assertEquals(204, Told.by(client.head("/health/live")).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/health/live", "/health/ready", "/health/started"})
  void healthCannotBePosted(String path) {
    Told told = Told.post(client, path, "application/json", new byte[] {'1'});

    assertEquals(405, told.status());
    assertEquals("GET", told.allow());
    assertEquals("application/problem+json", told.mediaType());
  }

  @Test
  void whatTheFeatureAnswersComesInOnePiece() {
    try (var response = client.get("/health/live").request()) {
      assertFalse(response.headers().contains(HeaderNames.TRANSFER_ENCODING));
    }
  }
}
