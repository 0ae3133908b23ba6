package amplify.client;

import static amplify.client.FakeService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String RUNNING =
      "{'job_id':'j','status':'processing','created_at':'2026-01-01T00:00:00Z'}";
  private static final String DONE = RUNNING.replace("processing", "completed");

  private FakeService service;
  private AmplifyClient client;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
    client = AmplifyClient.builder(service.address()).attempts(3).build();
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void whatPassesByItselfIsTriedAgain() {
    service.on("GET /jobs/j", json(503, "{'detail':'later'}"), json(200, RUNNING));

    assertEquals("processing", client.job("j").status());
    assertEquals(2, service.count("GET /jobs/j"));
  }

  @Test
  void triesHaveAnEndAndTheLastErrorIsTold() {
    service.on("GET /jobs/j", json(503, "{'detail':'The database is out of reach'}"));

    var e = assertThrows(ApiException.class, () -> client.job("j"));

    assertEquals("The database is out of reach", e.getMessage());
    assertEquals(503, e.status());
    assertEquals(3, service.count("GET /jobs/j"));
  }

  @Test
  void whatWasWrongStaysWrong() {
    service.on("GET /jobs/j", json(400, "{'detail':'no'}"));

    assertThrows(ApiException.class, () -> client.job("j"));
    assertEquals(1, service.count("GET /jobs/j"));
  }

  @Test
  void aRetryOfAJobIsNotSentAgainWhereItMayHaveBeenDone() {
    service.on("POST /jobs/j/retry", HttpExchange::close);

    assertThrows(NetworkException.class, () -> client.retry("j"));
    assertEquals(1, service.count("POST /jobs/j/retry"));
  }

  @Test
  void aJobIsPostedAgainUnderTheSameKeyAfterALostAnswer() {
    var bodies = new ArrayList<String>();
    service.on(
        "POST /jobs",
        exchange -> {
          bodies.add(body(exchange));
          exchange.close();
        },
        exchange -> {
          bodies.add(body(exchange));
          FakeService.send(exchange, 200, "application/json", "{\"job_id\":\"j\"}");
        });

    assertEquals("j", client.submit(List.of(new BinFiles("b", List.of("s3://b/k")))));
    assertEquals(bodies.getFirst(), bodies.getLast());
    assertTrue(bodies.getFirst().contains("idempotency_key"), bodies.getFirst());
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerThatFallsSilentIsGivenUp() {
    service.on(
        "GET /jobs/j",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });

    NetworkException e;
    try (var hasty =
        AmplifyClient.builder(service.address()).answerTimeout(Duration.ofSeconds(1)).build()) {
      e = assertThrows(NetworkException.class, () -> hasty.job("j"));
    }

    assertTrue(e.getMessage().contains("nothing came for 1 s"), e.getMessage());
  }

  @Test
  void whatIsNoServiceIsSaid() {
    service.on("GET /health", exchange -> FakeService.send(exchange, 200, "text/html", "<html>"));

    var e = assertThrows(ApiException.class, client::health);

    assertTrue(e.getMessage().contains("is it an Amplify service?"), e.getMessage());
  }

  @Test
  void aJobIsFollowedByEventsAndAfterABreakByMore() throws Exception {
    service.on("GET /jobs/j", json(200, RUNNING));
    var known = new ArrayList<Optional<String>>();
    service.on(
        "GET /jobs/j/events",
        exchange -> {
          known.add(lastId(exchange));
          FakeService.send(
              exchange,
              200,
              "text/event-stream",
              ": hello\n\nid: 7\nevent: state\ndata: " + RUNNING.replace('\'', '"') + "\n\n");
        },
        exchange -> {
          known.add(lastId(exchange));
          FakeService.send(
              exchange,
              200,
              "text/event-stream",
              "id: 8\nevent: end\ndata: " + DONE.replace('\'', '"') + "\n\n");
        });

    assertTrue(client.waitFor("j", LONG, status -> {}).completed());
    assertEquals(List.of(Optional.empty(), Optional.of("7")), known);
  }

  private static Optional<String> lastId(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
  }

  @Test
  void whereThereAreNoEventsTheServiceIsAskedAndAnOutageWaitedOut() throws Exception {
    service.on(
        "GET /jobs/j",
        json(200, RUNNING),
        json(502, "{}"),
        json(502, "{}"),
        json(502, "{}"),
        json(200, DONE));

    JobStatus end = client.waitFor("j", LONG, status -> {});

    assertTrue(end.completed());
    assertFalse(end.cancelled());
  }

  @Test
  void anUnknownJobIsToldAtOnce() {
    var e = assertThrows(NotFoundException.class, () -> client.waitFor("none", LONG, s -> {}));

    assertTrue(e.getMessage().contains("nothing at GET /jobs/none"), e.getMessage());
  }
}
