package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Direct actions, asked for in every way in which they can be, over HTTP. */
class ActionsTest {

  @TempDir static Path folder;
  private static RunningService service;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            folder,
            Map.of(
                "MAX_REQUEST_MB", "1",
                "AMPLIFY_ROLE", "api",
                "ACTION_THREADS", "1",
                "ACTION_QUEUE", "1",
                "ACTION_WAIT_SECONDS", "1"));
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  private static HttpResponse<byte[]> ask(
      String method, String path, String mediaType, byte[] body, String accept)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(service.address().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", mediaType)
            .header("Accept", accept)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) throws IOException {
    return RunningService.MAPPER.readTree(text.replace('\'', '"'));
  }

  @Test
  void fieldsComeFromThePathAndTheQueryAndAnswersAreJson() throws Exception {
    var answer = service.get("/rooms/north%20wing/shelves/7?dusty=true&width=1.5");

    assertEquals(200, answer.status());
    assertEquals(
        json("{'room':'north wing','shelf_number':7,'dusty':true,'width':1.5,'books':{'red':3}}"),
        answer.json());
    assertEquals(
        json("{'room':'hall','shelf_number':99,'dusty':false,'width':null,'books':{'red':3}}"),
        service.get("/rooms/hall/shelves/99").json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/rooms/hall/shelves/100 | 'number' is 100; expected 1 to 99",
        "/rooms/hall/shelves/0 | 'number' is 0; expected 1 to 99",
        "/rooms/hall/shelves/x | 'number' is \"x\"; expected a whole number",
        "/rooms/hall/shelves/7?dusty=maybe | 'dusty' is \"maybe\"; expected true or false",
        "/rooms/hall/shelves/7?width=wide | 'width' is \"wide\"; expected a number",
        "/rooms/hall/shelves/7?number=8 | 'number' is given more than once; give it once",
        "/rooms/hall/shelves/7?dusty=true&dusty=true | 'dusty' is given more than once; give it once",
        "/rooms/hall/shelves/7?high=1 | 'high' is not known; expected one of room, number, dusty, width",
        "/rooms/cellar/shelves/7 | 'cellar' is under water; expected another room"
      })
  void aFieldThatBreaksARuleIsNamed(String path, String detail) throws Exception {
    var answer = service.get(path);

    assertEquals(400, answer.status());
    assertEquals(detail, answer.detail());
  }

  @Test
  void everyFieldThatBreaksARuleIsListed() throws Exception {
    var answer = service.get("/rooms/hall/shelves/0?dusty=maybe");

    assertEquals(
        json(
            "[{'field':'number','detail':'is 0; expected 1 to 99'},"
                + "{'field':'dusty','detail':'is \\'maybe\\'; expected true or false'}]"),
        answer.json().path("errors"));
  }

  @Test
  void fieldsComeFromAJsonBody() throws Exception {
    var answer =
        ask(
            "POST",
            "/wording",
            "application/json",
            "{\"letters\":\"capital\",\"words\":\"sea ice\"}".getBytes(StandardCharsets.UTF_8),
            "*/*");

    assertEquals(200, answer.statusCode());
    assertEquals("SEA ICE", text(answer));
    assertEquals(
        "text/plain; charset=UTF-8", answer.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void aBodyOtherThanJsonReachesTheAction() throws Exception {
    var answer =
        ask(
            "POST",
            "/wording?letters=capital",
            "image/png",
            "pixels".getBytes(StandardCharsets.UTF_8),
            "*/*");

    assertEquals("PIXELS", text(answer));
  }

  @Test
  void fieldsOfAFormThatNobodyFilledInAreNotGiven() throws Exception {
    String form =
        """
        --x\r
        Content-Disposition: form-data; name="letters"\r
        \r
        capital\r
        --x\r
        Content-Disposition: form-data; name="words"\r
        \r
        \r
        --x\r
        Content-Disposition: form-data; name="file"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        --x--\r
        """;

    var answer =
        ask(
            "POST",
            "/wording",
            "multipart/form-data; boundary=x",
            form.getBytes(StandardCharsets.UTF_8),
            "*/*");

    assertEquals("NOTHING", text(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 'letters' is required; expected one of capital, small",
        "{\"letters\":\"round\"} | 'letters' is 'round'; expected one of capital, small",
        "{\"letters\":\"small\"} | small letters need words",
        "{\"letters\":\"small\",\"words\":\"SEA\"} | 'words' is 'SEA'; expected text that matches [a-z ]{1,20}",
        "[] | The body is not a JSON object; expected one with the fields"
      })
  void aBodyThatBreaksARuleIsRefused(String body, String detail) throws Exception {
    var answer = service.post("/wording", body);

    assertEquals(400, answer.status());
    assertEquals(detail, answer.detail());
  }

  @Test
  void aBodyOtherThanJsonIsRefusedWhereNoneIsTaken() throws Exception {
    var answer = ask("POST", "/copies", "image/png", new byte[10], "*/*");

    assertEquals(415, answer.statusCode());
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    var answer = ask("POST", "/wording?letters=capital", "image/png", new byte[2 << 20], "*/*");

    assertEquals(413, answer.statusCode());
    assertTrue(text(answer).contains("MAX_REQUEST_MB"), text(answer));
  }

  @Test
  void aFormThatIsTooLargeIsRefused() throws Exception {
    byte[] form = new byte[2 << 20];
    byte[] head =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    System.arraycopy(head, 0, form, 0, head.length);

    var answer =
        ask(
            "POST",
            "/wording?letters=capital",
            "multipart/form-data; boundary=cut",
            form,
            "application/json");

    assertEquals(413, answer.statusCode());
    assertTrue(text(answer).contains("MAX_REQUEST_MB"), text(answer));
  }

  @Test
  void objectsAreFetchedAndKept() throws Exception {
    service.store().put("datasets/some", new byte[] {4, 2}, "application/octet-stream");
    byte[] body =
        "{\"source_uri\":\"s3://lab/datasets/some\",\"name\":\"copy.bin\"}"
            .getBytes(StandardCharsets.UTF_8);

    var bytes = ask("POST", "/copies", "application/json", body, "*/*");
    assertArrayEquals(new byte[] {4, 2}, bytes.body());
    assertEquals(
        "application/octet-stream", bytes.headers().firstValue("Content-Type").orElseThrow());

    JsonNode kept =
        RunningService.MAPPER.readTree(
            ask("POST", "/copies", "application/json", body, "application/json").body());
    String uri = kept.path("uri").asText();
    assertTrue(uri.matches("s3://lab/results/actions/catalogue/[0-9a-f-]{36}/copy.bin"), uri);
    assertEquals(json("[4,2]"), kept.path("first_bytes"));
    try (var content = service.store().open(service.store().locate(uri))) {
      assertArrayEquals(new byte[] {4, 2}, content.readAllBytes());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, s3://elsewhere/datasets/some, is in bucket 'elsewhere'",
    "400, datasets/some, s3://",
    "404, s3://lab/datasets/none, datasets/none",
    "400, s3://lab/datasets/large, is larger than 1000 bytes"
  })
  void anObjectThatCannotBeFetchedIsTold(int status, String uri, String detail) throws Exception {
    service.store().put("datasets/large", new byte[1_001], "application/octet-stream");

    var answer = service.post("/copies", "{\"source_uri\":\"%s\",\"name\":\"x\"}".formatted(uri));

    assertEquals(status, answer.status());
    assertTrue(answer.detail().contains(detail), answer.detail());
  }

  @Test
  void anotherMethodIsRefusedNamingThoseThereAre() throws Exception {
    var answer = service.get("/faults");

    assertEquals(405, answer.status());
    assertEquals("GET is not possible here; expected DELETE, POST", answer.detail());
    assertEquals("none", text(ask("DELETE", "/faults", "application/json", new byte[0], "*/*")));
  }

  @Test
  void aFaultOfTheProcessorTellsNothingOfIt() throws Exception {
    var answer = service.post("/faults", "{}");

    assertEquals(500, answer.status());
    assertFalse(answer.response().body().contains("secret"), answer.response().body());
  }

  @Test
  void whoeverComesWhenTooManyComputeIsTurnedAwayAtOnce() throws Exception {
    var running = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 4; i++) {
      running.add(
          HTTP.sendAsync(
              HttpRequest.newBuilder(service.address().resolve("/toil"))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"millis\":3000}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    List<HttpResponse<String>> answers = running.stream().map(CompletableFuture::join).toList();

    assertEquals(
        1, answers.stream().filter(answer -> answer.statusCode() == 200).count(), "one computes");
    for (HttpResponse<String> answer : answers) {
      if (answer.statusCode() != 200) {
        assertEquals(429, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
      }
    }
    assertEquals(
        1,
        answers.stream().filter(answer -> answer.body().contains("ACTION_WAIT_SECONDS")).count(),
        "one waits, but not for ever");
    assertEquals(
        2,
        answers.stream().filter(answer -> answer.body().contains("ACTION_QUEUE")).count(),
        "the others are not let in");
  }

  @Test
  void requestsAreMeasuredByTheirTemplates() throws Exception {
    service.get("/rooms/attic/shelves/1");

    String metrics = service.metrics("text/plain").body();

    assertTrue(metrics.contains("route=\"/rooms/{room}/shelves/{number}\""), metrics);
    assertFalse(metrics.contains("attic"), "no caller's text becomes a label");
  }
}
