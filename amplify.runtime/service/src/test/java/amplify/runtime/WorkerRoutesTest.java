package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A process that only works through bins, and whose worker has broken down. */
@RoutingTest
class WorkerRoutesTest {

  private static final HttpServing SERVING =
      RoutedService.serving(
          RoutedService.sampled(RoutedService.withEverything(true, true, false)),
          Map.of("AMPLIFY_ROLE", "worker"));

  private final Http1Client client;

  WorkerRoutesTest(Http1Client client) {
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

  @Test
  void aWorkerThatDoesNotClaimIsNotReady() {
    Told ready = Told.get(client, "/health/ready");

    assertEquals(503, ready.status());
    assertEquals("worker", ready.json().path("checks").path(2).path("name").asText());
    assertEquals("DOWN", ready.json().path("checks").path(2).path("status").asText());
    assertEquals(200, Told.get(client, "/health/live").status());
  }

  @Test
  void theQueueIsToldOfWhileTheDatabaseIsWithinReach() {
    Told health = Told.get(client, "/health");

    assertEquals("worker", health.json().path("role").asText());
    assertEquals("{\"queued\":40,\"running\":2}", health.json().path("queue").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/docs", "/covers", "/processors", "/jobs"})
  void nothingElseIsAnswered(String path) {
    Told told = Told.get(client, path);

    assertEquals(404, told.status());
    assertEquals(
        "There is nothing at %s: this process only works through bins (AMPLIFY_ROLE is worker)"
            .formatted(path),
        told.detail());
  }
}
