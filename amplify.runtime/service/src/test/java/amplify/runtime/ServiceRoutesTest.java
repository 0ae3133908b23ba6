package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import io.helidon.webserver.testing.junit5.RoutingTest;
import io.helidon.webserver.testing.junit5.SetUpFeatures;
import io.helidon.webserver.testing.junit5.SetUpRoute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every service answers beside its actions and jobs. */
@RoutingTest
class ServiceRoutesTest {

  private static final HttpServing SERVING = RoutedService.serving();

  private final Http1Client client;

  ServiceRoutesTest(Http1Client client) {
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
  void aServiceThatNeedsNothingIsReady() {
    Told ready = Told.get(client, "/health/ready");

    assertEquals(200, ready.status());
    assertEquals("{\"status\":\"UP\",\"checks\":[]}", ready.text());
    assertFalse(Told.get(client, "/health").json().has("age_seconds"));
  }

  @Test
  void theDocumentIsOfAllThatIsAnswered() {
    Told document = Told.get(client, "/openapi.json");

    assertEquals(200, document.status());
    assertEquals("application/json", document.mediaType());
    JsonNode json = document.json();
    assertEquals("3.1.0", json.path("openapi").asText());
    for (String path :
        List.of(
            "/health/started", "/openapi.json", "/covers", "/regions/{region}/sheets/{number}")) {
      assertTrue(json.path("paths").has(path), path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/html", "application/yaml"})
  void theDocumentIsJsonForEveryone(String accepted) {
    Told told = Told.by(client.get("/openapi.json").header(HeaderNames.ACCEPT, accepted));

    assertEquals(200, told.status());
    assertEquals("application/json", told.mediaType());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/docs", "/docs/page.js", "/docs/swagger-ui.css"})
  void documentsAreSentOnce(String path) {
    Told first = Told.get(client, path);
    Told again = Told.by(client.get(path).header(HeaderNames.IF_NONE_MATCH, "W/" + first.tag()));
    Told others = Told.by(client.get(path).header(HeaderNames.IF_NONE_MATCH, "\"another\""));

    assertEquals(200, first.status());
    assertEquals(304, again.status());
    assertEquals("", again.text());
    assertEquals(first, others);
  }

  @Test
  void documentsAreCheckedForEachTimeAndTakenForWhatTheyAre() {
    try (var response = client.get("/openapi.json").request()) {
      assertEquals(
          "no-cache", response.headers().get(HeaderNames.CACHE_CONTROL).allValues().getFirst());
      assertEquals(
          "nosniff", response.headers().get(HeaderNames.create("X-Content-Type-Options")).get());
    }
  }

  @Test
  void aFormatOfTheDocumentCanBeNamed() {
    assertEquals("application/json", Told.get(client, "/openapi.json?format=json").mediaType());
    assertEquals(400, Told.get(client, "/openapi.json?format=pdf").status());
  }

  @Test
  void thePageHoldsToItsOrigin() {
    try (var response = client.get("/docs").request()) {
      String policy = response.headers().get(HeaderNames.create("Content-Security-Policy")).get();
      assertTrue(policy.contains("default-src"), policy);
      assertEquals(
          "text/html; charset=UTF-8", response.headers().contentType().orElseThrow().text());
    }
  }

  @Test
  void processorsAreListed() {
    JsonNode json = Told.get(client, "/processors").json();

    JsonNode atlas = json.path("processors").path(0);
    assertEquals("atlas", atlas.path("name").asText());
    assertTrue(atlas.path("jobs").isNull());
    assertEquals(6, atlas.path("actions").size());
    assertEquals(0, json.path("left_out").size());
  }

  @Test
  void metricsComeInTheFormatThatIsAskedFor() {
    Told plain = Told.get(client, "/metrics");
    Told open =
        Told.by(client.get("/metrics").header(HeaderNames.ACCEPT, "application/openmetrics-text"));

    assertTrue(plain.mediaType().startsWith("text/plain"), plain.mediaType());
    assertTrue(open.mediaType().startsWith("application/openmetrics-text"), open.mediaType());
    assertTrue(open.text().endsWith("# EOF\n"));
    assertTrue(plain.text().contains("amplify_build_info{processor=\"atlas\""));
  }

  @Test
  void requestsAreMeasuredByTheirTemplates() {
    Told.get(client, "/regions/alps/sheets/7");
    Told.get(client, "/health/live");
    Told.get(client, "/nowhere/at/all");

    String metrics = Told.get(client, "/metrics").text();
    for (String route : List.of("/regions/{region}/sheets/{number}", "/health/live", "other")) {
      assertTrue(metrics.contains("route=\"%s\"".formatted(route)), route);
    }
    assertFalse(metrics.contains("nowhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing",
    "/jobs",
    "/jobs/00000000-0000-0000-0000-000000000000",
    "/ingest/start",
    "/docs/other.js",
    "/health/other",
    "/observe/health",
    "/openapi",
    "/metrics/other"
  })
  void thereIsNothingAtOtherPaths(String path) {
    Told told = Told.get(client, path);

    assertEquals(404, told.status());
    assertEquals("application/problem+json", told.mediaType());
    assertEquals("There is nothing at " + path, told.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/docs", "/docs/page.js", "/metrics", "/processors"})
  void whatIsReadCannotBePosted(String path) {
    Told told = Told.post(client, path, "application/json", new byte[] {'1'});

    assertEquals(405, told.status());
    assertEquals("GET", told.allow());
  }

  @Test
  void thePageIsFoundWithASlashAsWell() {
    try (var response = client.get("/docs/").followRedirects(false).request()) {
      assertEquals(308, response.status().code());
      assertEquals("../docs", response.headers().get(HeaderNames.LOCATION).get());
    }
  }

  @Test
  void controlCharactersOfAPathAreNotRepeated() {
    Told told = Told.get(client, "/no%0Ath%1Bing");

    assertEquals(404, told.status());
    assertFalse(told.detail().contains("\n"), told.detail());
  }
}
