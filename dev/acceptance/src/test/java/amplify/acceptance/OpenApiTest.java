package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The document of a service, judged by others, and the service judged by its document. */
class OpenApiTest {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final String ANY = "*/*";

  @TempDir static Path folder;
  private static RunningService service;
  private static Documented documented;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService(folder, Map.of());
    documented = new Documented(service.address(), HTTP);
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return RunningService.MAPPER.readTree(response.body());
  }

  private static JsonNode called(int status, String method, String path, Documented.Values values)
      throws Exception {
    HttpResponse<byte[]> response = documented.call(method, path, values, ANY);
    assertEquals(
        status, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    return json(response);
  }

  private static HttpResponse<String> sent(String method, String path, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(service.address().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theDocumentIsOneByTheOfficialSchema() throws Exception {
    assertEquals(List.of(), documented.faults());
  }

  @Test
  void theJudgeSeesWhatIsWrong() throws Exception {
    JsonNode schema = documented.document().path("components").path("schemas").path("JobAccepted");

    List<String> faults =
        documented.faults(
            schema,
            RunningService.MAPPER.readTree(
                "{\"job_id\":\"x\",\"status\":\"done\",\"created_at\":\"now\",\"more\":1}"));

    assertEquals(4, faults.size(), faults.toString());
  }

  @Test
  void everyPathAnswersExactlyTheMethodsThatAreToldOf() throws Exception {
    for (var path : documented.document().path("paths").properties()) {
      var told = new TreeSet<String>();
      path.getValue()
          .fieldNames()
          .forEachRemaining(name -> told.add(name.toUpperCase(Locale.ROOT)));
      String concrete = path.getKey().replaceAll("\\{[^}]+}", "7");

      HttpResponse<String> answer = sent("TRACE", concrete);

      assertEquals(405, answer.statusCode(), path.getKey());
      assertEquals(
          String.join(", ", told),
          answer.headers().firstValue("Allow").orElseThrow(),
          path.getKey());
    }
  }

  @Test
  void whateverIsMeasuredIsToldOf() throws Exception {
    sent("GET", "/health");
    sent("GET", "/jobs");
    sent("GET", "/labels/atlas");
    var routes = new TreeSet<String>();
    Pattern.compile("route=\"([^\"]+)\"")
        .matcher(service.metrics("text/plain").body())
        .results()
        .forEach(route -> routes.add(route.group(1)));
    routes.remove("other");

    assertTrue(routes.size() > 2, routes.toString());
    for (String route : routes) {
      assertTrue(documented.document().path("paths").has(route), route);
    }
  }

  @Test
  void examplesOfAnswersFitTheirSchemas() {
    int examples = 0;
    for (JsonNode path : documented.document().path("paths")) {
      for (JsonNode operation : path) {
        for (JsonNode reply : operation.path("responses")) {
          for (JsonNode content : reply.path("content")) {
            var values = new ArrayList<JsonNode>();
            content.path("examples").forEach(example -> values.add(example.path("value")));
            if (content.has("example")) {
              values.add(content.path("example"));
            }
            for (JsonNode value : values) {
              examples++;
              assertEquals(
                  List.of(),
                  documented.faults(content.path("schema"), value),
                  operation.path("operationId").asText());
            }
          }
        }
      }
    }
    assertTrue(examples > 50, "there are %d".formatted(examples));
  }

  /** The objects that examples of requests name. */
  private static void putObjectsOfExamples() {
    service.store().put("datasets/copied", new byte[] {4, 2}, "application/octet-stream");
    service
        .store()
        .put(
            "bins/2024.jsonl",
            "{\"bin_id\":\"P1\",\"files\":[\"%s\"]}"
                .formatted(service.store().uri("bins/none.dat"))
                .getBytes(StandardCharsets.UTF_8),
            "application/x-ndjson");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleCanBeCalled() {
    putObjectsOfExamples();
    List<DynamicTest> calls = documented.examples();

    assertTrue(calls.size() >= 10, "there are %d".formatted(calls.size()));
    return calls.stream();
  }

  @Test
  void whatTheServiceSaysOfItselfIsAsToldOf() throws Exception {
    for (String path :
        List.of(
            "/",
            "/health",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/metrics",
            "/processors",
            "/openapi.json",
            "/docs")) {
      assertEquals(
          200, documented.call("GET", path, Documented.Values.none(), ANY).statusCode(), path);
    }
    for (String file : List.of("page.js", "page.css", "swagger-ui.css", "swagger-ui-bundle.js")) {
      documented.call("GET", "/docs/{file}", Documented.Values.of("file", file), ANY);
    }
    called(404, "GET", "/docs/{file}", Documented.Values.of("file", "other.js"));
  }

  @Test
  void jobsAreAsToldOfUntilTheyEnd() throws Exception {
    ObjectNode good = service.request(service.bin("G1", Map.of("a.dat", 3, "empty.dat", 0)));
    ObjectNode bad = service.request(service.bin("B1", Map.of("broken", 1)));
    ObjectNode endless = service.request(service.bin("H1", Map.of("hang", 1)));
    endless.put("callback_url", "https://example.org/done");
    var ids = new ArrayList<String>();
    for (ObjectNode request : List.of(endless, good, bad)) {
      ids.add(called(200, "POST", "/jobs", Documented.Values.of(request)).path("job_id").asText());
    }
    Documented.Values running = Documented.Values.of("job_id", ids.getFirst());

    service.ended(ids.get(1));
    service.ended(ids.get(2));

    for (String id : ids) {
      var values = Documented.Values.of("job_id", id);
      called(200, "GET", "/jobs/{job_id}", values);
      called(200, "GET", "/jobs/{job_id}/bins", values);
    }
    called(200, "GET", "/jobs", Documented.Values.of("limit", "3"));
    called(200, "GET", "/jobs/{job_id}/results", Documented.Values.of("job_id", ids.get(1)));
    called(409, "GET", "/jobs/{job_id}/results", running);
    called(409, "POST", "/jobs/{job_id}/retry", running);
    called(200, "POST", "/jobs/{job_id}/cancel", running);
    called(200, "DELETE", "/jobs/{job_id}", running);
    service.ended(ids.getFirst());
    called(409, "DELETE", "/jobs/{job_id}", Documented.Values.of("job_id", ids.get(1)));
    called(200, "POST", "/jobs/{job_id}/retry", Documented.Values.of("job_id", ids.get(2)));
    assertEventsAreAsToldOf(ids.get(1));
  }

  private static void assertEventsAreAsToldOf(String job) throws Exception {
    HttpResponse<byte[]> stream =
        documented.call("GET", "/jobs/{job_id}/events", Documented.Values.of("job_id", job), ANY);
    String text = new String(stream.body(), StandardCharsets.UTF_8);
    JsonNode schema = documented.document().path("components").path("schemas").path("JobStatus");
    List<String> events =
        text.lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> line.substring(6))
            .toList();

    assertFalse(events.isEmpty(), text);
    for (String event : events) {
      assertEquals(List.of(), documented.faults(schema, RunningService.MAPPER.readTree(event)));
    }
  }

  @Test
  void ingestsAreAsToldOf() throws Exception {
    var caller = new IngestCaller(HTTP);
    JsonNode request =
        IngestCaller.request(
            IngestCaller.bin("U1", "a.dat", 3), IngestCaller.bin("U2", "b.dat", 2));
    JsonNode started = called(200, "POST", "/ingest/start", Documented.Values.of(request));
    var id = Documented.Values.of("job_id", started.path("job_id").asText());

    called(
        409,
        "POST",
        "/ingest/complete",
        Documented.Values.of(withPart(IngestCaller.completion(started, 0, 0))));
    called(200, "GET", "/ingest/{job_id}", id);
    for (int bin = 0; bin < 2; bin++) {
      byte[] content = new byte[3 - bin];
      started =
          bin == 0 ? called(200, "POST", "/ingest/start", Documented.Values.of(request)) : started;
      called(
          200,
          "POST",
          "/ingest/complete",
          Documented.Values.of(caller.uploaded(started, bin, 0, content)));
    }
    var queued = Documented.Values.of("job_id", started.path("job_id").asText());
    called(200, "GET", "/ingest/{job_id}", queued);
    called(409, "DELETE", "/ingest/{job_id}", queued);
    ObjectNode several = RunningService.MAPPER.createObjectNode();
    for (int bin = 0; bin < 2; bin++) {
      several.withArray("files").add(withPart(IngestCaller.completion(started, bin, 0)));
    }
    called(
        200, "POST", "/ingest/{job_id}/complete", new Documented.Values(queued.fields(), several));
    JsonNode given = called(200, "POST", "/ingest/start", Documented.Values.of(request));
    var other = Documented.Values.of("job_id", given.path("job_id").asText());
    several.withArray("files").removeAll().add(withPart(IngestCaller.completion(given, 0, 0)));
    var missing = new Documented.Values(other.fields(), several);
    called(409, "POST", "/ingest/{job_id}/complete", missing);
    called(200, "DELETE", "/ingest/{job_id}", other);
    called(200, "GET", "/ingest/{job_id}", other);
  }

  private static ObjectNode withPart(ObjectNode body) {
    body.withArray("parts").addObject().put("PartNumber", 1).put("ETag", "none");
    return body;
  }

  @Test
  void errorsAreAsToldOf() throws Exception {
    JsonNode empty = RunningService.MAPPER.createObjectNode();
    var nobody = Documented.Values.of("job_id", NOBODY);
    called(400, "POST", "/jobs", Documented.Values.of(empty));
    called(
        404,
        "POST",
        "/jobs",
        Documented.Values.of(
            RunningService.MAPPER.createObjectNode().put("manifest_uri", "s3://lab/none.json")));
    called(400, "POST", "/ingest/start", Documented.Values.of(empty));
    called(400, "POST", "/ingest/complete", Documented.Values.of(empty));
    called(400, "POST", "/ingest/{job_id}/complete", new Documented.Values(nobody.fields(), empty));
    called(400, "GET", "/jobs", Documented.Values.of("limit", "0"));
    for (String path :
        List.of(
            "/jobs/{job_id}",
            "/jobs/{job_id}/bins",
            "/jobs/{job_id}/events",
            "/jobs/{job_id}/results",
            "/ingest/{job_id}")) {
      called(404, "GET", path, nobody);
    }
    called(400, "POST", "/wording", Documented.Values.of(empty));
    called(500, "POST", "/faults", Documented.Values.none());
  }

  @Test
  void examplesOfErrorsAreWhatIsReallySaid() throws Exception {
    String limit =
        called(400, "GET", "/jobs", Documented.Values.of("limit", "0")).path("detail").asText();
    String neither =
        called(400, "POST", "/jobs", Documented.Values.of(RunningService.MAPPER.createObjectNode()))
            .path("detail")
            .asText();

    assertTrue(problems("GET", "/jobs", 400).contains(limit), limit);
    assertTrue(problems("POST", "/jobs", 400).contains(neither), neither);
    assertTrue(
        problems("POST", "/wording", 400)
            .contains(
                "'colour' is not known; expected one of letters, words;"
                    + " 'letters' is required; expected one of capital, small"),
        problems("POST", "/wording", 400).toString());
  }

  private static List<String> problems(String method, String path, int status) {
    JsonNode content =
        documented
            .operation(method, path)
            .path("responses")
            .path(String.valueOf(status))
            .path("content")
            .path("application/problem+json");
    return Stream.concat(Stream.of(content.path("example")), content.findValues("value").stream())
        .map(problem -> problem.path("detail").asText())
        .toList();
  }

  @Test
  void schemasOfActionsComeFromTheirRecords() throws Exception {
    JsonNode schemas = documented.document().path("components").path("schemas");

    assertEquals(
        RunningService.MAPPER.readTree(
            """
            {"type":"object","additionalProperties":false,"required":["letters"],"properties":{
              "letters":{"type":"string","enum":["capital","small"]},
              "words":{"type":["string","null"],"pattern":"^(?:[a-z ]{1,20})$"}}}\
            """),
        schemas.path("catalogue.Wording"));
    assertEquals(
        RunningService.MAPPER.readTree(
            """
            {"type":"object","required":["room","shelf_number","dusty","width","books"],"properties":{
              "room":{"type":"string"},
              "shelf_number":{"type":"integer","format":"int32"},
              "dusty":{"type":"boolean"},
              "width":{"type":["number","null"],"format":"double"},
              "books":{"type":"object",
                "additionalProperties":{"type":"integer","format":"int64"}}}}\
            """),
        schemas.path("catalogue.ShelfFound"));
    assertEquals(
        RunningService.MAPPER.readTree(
            """
            {"type":"object","additionalProperties":false,"properties":{
              "factor":{"type":"integer","format":"int32","minimum":1,"maximum":10,"default":1},
              "batch_size":{"type":"integer","format":"int32","default":32}}}\
            """),
        schemas.path("catalogue.Counting"));
  }

  @Test
  void fieldsOfActionsAreWhereTheyAreReadFrom() {
    JsonNode shelf = documented.operation("GET", "/rooms/{room}/shelves/{number}");
    JsonNode wording = documented.operation("POST", "/wording");

    assertEquals(
        List.of("room in path", "number in path", "dusty in query", "width in query"),
        Arrays.stream(new int[] {0, 1, 2, 3})
            .mapToObj(i -> shelf.path("parameters").path(i))
            .map(field -> field.path("name").asText() + " in " + field.path("in").asText())
            .toList());
    var contents = new ArrayList<String>();
    wording.path("requestBody").path("content").fieldNames().forEachRemaining(contents::add);
    assertEquals(List.of("application/json", "multipart/form-data", "text/plain"), contents);
    assertTrue(
        wording
            .path("requestBody")
            .path("content")
            .path("multipart/form-data")
            .path("schema")
            .path("properties")
            .has("file"));
  }

  @Test
  void whoHasAVersionIsNotSentItAgain() throws Exception {
    for (String path : List.of("/openapi.json", "/docs", "/docs/page.js", "/labels/atlas")) {
      String tag = sent("GET", path).headers().firstValue("ETag").orElseThrow();

      HttpResponse<String> again = sent("GET", path, "If-None-Match", tag);

      assertEquals(304, again.statusCode(), path);
      assertEquals("", again.body());
    }
    assertTrue(documented.operation("GET", "/labels/{text}").path("responses").has("304"));
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = sent("GET", "/docs");
    var loaded = new ArrayList<String>();
    Pattern.compile("(?:src|href)=\"([^\"]+)\"")
        .matcher(page.body())
        .results()
        .forEach(link -> loaded.add(link.group(1)));

    assertTrue(page.body().contains("<title>catalogue"), page.body());
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow()
            .startsWith("default-src 'none'; script-src 'self';"));
    loaded.remove("data:,");
    assertEquals(4, loaded.size(), loaded.toString());
    for (String link : loaded) {
      assertEquals(200, sent("GET", "/" + link).statusCode(), link);
    }
  }

  @Test
  void aWorkerHasNoDocuments() throws Exception {
    try (var worker = service.another(Map.of("AMPLIFY_ROLE", "worker", "PORT", "0"))) {
      for (String path : List.of("/openapi.json", "/docs", "/docs/page.js")) {
        HttpResponse<String> answer =
            HTTP.send(
                HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:%d%s".formatted(worker.port(), path)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(404, answer.statusCode(), path);
      }
    }
  }
}
