package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.results.PartReader;
import amplify.runtime.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobControlTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService(folder, Map.of("MAX_CONCURRENT_JOBS", "2"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String post(ObjectNode... bins) throws Exception {
    return service.post("/jobs", service.request(bins).toString()).json().path("job_id").asText();
  }

  private static JsonNode job(String id) throws Exception {
    return service.get("/jobs/" + id).json();
  }

  private static JsonNode until(String id, Predicate<JsonNode> state) throws Exception {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      JsonNode job = job(id);
      if (state.test(job)) {
        return job;
      }
      assertTrue(System.nanoTime() < deadline, job.toString());
      Thread.sleep(20);
    }
  }

  private static RunningService.Answer send(String method, String path) throws Exception {
    return service.send(method, path, HttpRequest.BodyPublishers.noBody(), "application/json");
  }

  private static List<String> statuses(String id) throws Exception {
    var statuses = new ArrayList<String>();
    service
        .get("/jobs/" + id + "/bins")
        .json()
        .path("bins")
        .forEach(bin -> statuses.add(bin.path("status").asText()));
    return statuses;
  }

  private static List<String> rows(JsonNode job) throws IOException {
    var rows = new ArrayList<String>();
    for (JsonNode uri : job.path("result").path("features").path("uris")) {
      Path part = Files.createTempFile(folder, "part", ".parquet");
      service.store().download(service.store().locate(uri.asText()), part);
      try (PartReader reader = PartReader.open(part)) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          rows.add(row.get().binId() + "/" + row.get().row().number());
        }
      }
    }
    return rows;
  }

  @Nested
  class Cancelling {

    @ParameterizedTest
    @CsvSource({"DELETE, ''", "POST, /cancel"})
    void runningBinsStopQueuedOnesNeverBeginAndAllOfItIsTold(String method, String path)
        throws Exception {
      String id =
          post(
              service.bin("A", Map.of("a.dat", 1)),
              service.bin("B", Map.of("hang", 1)),
              service.bin("C", Map.of("hang", 1)),
              service.bin("D", Map.of("hang", 1)));
      until(
          id,
          job ->
              job.path("bins").path("done").asInt() == 1
                  && job.path("bins").path("running").asInt() == 2);

      var answer = send(method, "/jobs/" + id + path);

      assertEquals(200, answer.status());
      JsonNode job = answer.json();
      assertEquals("failed", job.path("status").asText());
      assertEquals("cancelled", job.path("error").asText());
      assertTrue(job.path("cancelled").asBoolean());
      until(id, now -> now.path("bins").path("running").asInt() == 0);
      assertEquals(List.of("done", "cancelled", "cancelled", "cancelled"), statuses(id));
      assertEquals(200, send(method, "/jobs/" + id + path).status(), "again");
    }

    @Test
    void aJobThatIsOverCannotBeCancelled() throws Exception {
      String id = post(service.bin("A", Map.of("a.dat", 1)));
      service.ended(id);

      var answer = send("DELETE", "/jobs/" + id);

      assertEquals(409, answer.status());
      assertEquals(
          "Job %s has completed: only a job that is queued or processing can be cancelled"
              .formatted(id),
          answer.detail());
    }

    @Test
    void aCancelledJobGoesOnFromWhereItWasStopped() throws Exception {
      String id = post(service.bin("A", Map.of("a.dat", 1)), service.bin("B", Map.of("hang", 1)));
      until(id, job -> job.path("bins").path("done").asInt() == 1);
      send("DELETE", "/jobs/" + id);
      until(id, job -> job.path("bins").path("running").asInt() == 0);
      service.bin("B", Map.of("b.dat", 2));
      service.store().put("datasets/B/hang", new byte[0], "application/octet-stream");

      // The file of that name would stop it again: the bin is cancelled once more at the end.
      assertEquals(200, send("POST", "/jobs/" + id + "/retry").status());

      until(id, job -> job.path("bins").path("running").asInt() == 1);
      assertEquals(List.of("done", "running"), statuses(id));
      assertEquals(
          1,
          service
              .get("/jobs/" + id + "/bins")
              .json()
              .path("bins")
              .path(0)
              .path("attempts")
              .asInt());
      send("DELETE", "/jobs/" + id);
    }
  }

  @Nested
  class RunningAgain {

    @Test
    void whatFailedIsDoneAgainAndAddedToTheResults() throws Exception {
      ObjectNode late = service.bin("L2", Map.of("a.dat", 4));
      String key = "datasets/L2/late.dat";
      late.withArray("files").add(service.store().uri(key));
      String id =
          post(
              service.bin("L1", Map.of("a.dat", 1, "empty.dat", 0)),
              late,
              service.bin("L3", Map.of("a.dat", 2)));
      JsonNode first = service.ended(id);
      assertEquals(List.of("L1/1", "L3/1"), rows(first));
      service.store().put(key, new byte[3], "application/octet-stream");

      JsonNode again = send("POST", "/jobs/" + id + "/retry").json();

      assertTrue(
          List.of("queued", "processing", "completed").contains(again.path("status").asText()));
      assertEquals(2, again.path("round").asInt());
      JsonNode second = service.ended(id);
      assertEquals("completed", second.path("status").asText());
      assertEquals(List.of("L1/1", "L3/1", "L2/1", "L2/2"), rows(second));
      assertEquals(
          "{\"bins\":3,\"rois\":4,\"masks\":4,\"failed_bins\":0,\"failed_rois\":1}",
          second.path("result").path("counts").toString());
      assertEquals(2, second.path("result").path("features").path("uris").size());
      assertEquals(2, second.path("result").path("masks").path("shards").size());
      assertEquals(
          first.path("result").path("features").path("uris").path(0),
          second.path("result").path("features").path("uris").path(0));
      JsonNode bin = service.get("/jobs/" + id + "/bins").json().path("bins").path(1);
      assertEquals(2, bin.path("attempts").asInt());
      assertTrue(
          bin.path("failed_attempts").path(0).path("error").asText().contains("late.dat"),
          bin.toString());
      var nothing = send("POST", "/jobs/" + id + "/retry");
      assertEquals(409, nothing.status());
      assertTrue(nothing.detail().contains("has no bin that failed"), nothing.detail());
    }
  }

  @Nested
  class Listing {

    @Test
    void binsComeInPagesWithTheCursorOfTheNext() throws Exception {
      String id =
          post(
              service.bin("P1", Map.of("a.dat", 1)),
              service.bin("P2", Map.of("broken", 1)),
              service.bin("P3", Map.of("a.dat", 1)));
      service.ended(id);

      JsonNode first = service.get("/jobs/" + id + "/bins?limit=2").json();
      JsonNode second =
          service
              .get(
                  "/jobs/%s/bins?limit=2&cursor=%s"
                      .formatted(id, first.path("next_cursor").asText()))
              .json();
      JsonNode failed = service.get("/jobs/" + id + "/bins?status=failed,running").json();

      assertEquals(2, first.path("bins").size());
      assertEquals("P3", second.path("bins").path(0).path("bin_id").asText());
      assertEquals(3, second.path("bins").path(0).path("bin_index").asInt());
      assertTrue(second.path("next_cursor").isNull());
      assertEquals(1, failed.path("bins").size());
      assertEquals("'broken' is broken", failed.path("bins").path(0).path("error").asText());
    }

    @Test
    void jobsComeInPagesToo() throws Exception {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        ids.addFirst(post(service.bin("J" + i, Map.of("a.dat", 1))));
      }

      var first = service.get("/jobs?limit=2");
      String cursor = first.response().headers().firstValue("X-Next-Cursor").orElseThrow();
      String link = first.response().headers().firstValue("Link").orElseThrow();

      assertEquals("<?limit=2&cursor=%s>; rel=\"next\"".formatted(cursor), link);
      assertEquals(ids.get(1), first.json().path(1).path("job_id").asText());
      JsonNode next = service.get("/jobs?limit=2&cursor=" + cursor).json();
      assertEquals(ids.get(2), next.path(0).path("job_id").asText());
      service.ended(ids.getFirst());
      for (JsonNode job : service.get("/jobs?status=completed").json()) {
        assertEquals("completed", job.path("status").asText());
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "/jobs?status=done | 'status' is 'done'; expected one or more of queued, processing, completed, failed",
          "/jobs?cursor=x | 'cursor' is 'x'; expected the cursor that came with the page before",
          "/jobs/%s/bins?limit=1001 | 'limit' is '1001'; expected a whole number from 1 to 1000",
          "/jobs/%s/bins?status=lost | 'status' is 'lost'; expected one or more of queued, running, done, failed, cancelled"
        })
    void whatCannotBeListedIsSaidPlainly(String path, String detail) throws Exception {
      String id = post(service.bin("W", Map.of("a.dat", 1)));

      var answer = service.get(path.formatted(id));

      assertEquals(400, answer.status());
      assertEquals(detail, answer.detail());
    }

    @ParameterizedTest
    @CsvSource({"GET, bins", "GET, events", "POST, retry", "POST, cancel"})
    void nothingIsKnownOfAJobThatIsNotThere(String method, String what) throws Exception {
      var answer = send(method, "/jobs/7d444840-9dc0-11d1-b245-5ffdce74fad2/" + what);

      assertEquals(404, answer.status());
      assertEquals("There is no job '7d444840-9dc0-11d1-b245-5ffdce74fad2'", answer.detail());
    }
  }

  /** Reads server-sent events as the HTML standard says. */
  private static final class EventReader implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<java.io.InputStream> response;
    private final BufferedReader lines;

    EventReader(URI address, String lastEventId) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONG);
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    record Event(String name, String id, JsonNode data) {}

    /** All events to the end of the stream. */
    List<Event> all() throws IOException {
      var events = new ArrayList<Event>();
      String name = "message";
      String id = "";
      var data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Event(name, id, RunningService.MAPPER.readTree(data.toString())));
          data.setLength(0);
        }
      }
      return events;
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  @Nested
  class Events {

    private EventReader events(URI base, String id, String last) throws Exception {
      return new EventReader(base.resolve("/jobs/" + id + "/events"), last);
    }

    @Test
    void theStateNowThenChangesThenTheEnd() throws Exception {
      String id =
          post(
              service.bin("E1", Map.of("a.dat", 1)),
              service.bin("E2", Map.of("hang", 1)),
              service.bin("E3", Map.of("a.dat", 1)));
      until(id, job -> job.path("bins").path("running").asInt() > 0);
      List<EventReader.Event> all;
      // Any process can tell: this one works on nothing.
      try (Service other = service.another(Map.of("AMPLIFY_ROLE", "api"));
          EventReader reader = events(URI.create("http://127.0.0.1:" + other.port()), id, "")) {
        assertEquals(
            "text/event-stream", reader.response.headers().firstValue("Content-Type").orElse(""));
        until(id, job -> job.path("bins").path("done").asInt() == 2);
        Thread.startVirtualThread(() -> {
          try {
            Thread.sleep(1_000);
            send("DELETE", "/jobs/" + id);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
        all = reader.all();
      }
      assertEquals("state", all.getFirst().name());
      assertEquals("processing", all.getFirst().data().path("status").asText());
      assertEquals("end", all.getLast().name());
      assertEquals("cancelled", all.getLast().data().path("error").asText());
      assertEquals(1, all.stream().filter(event -> event.name().equals("end")).count());
      double percent = 0;
      for (EventReader.Event event : all) {
        JsonNode progress = event.data().path("progress").path("percent");
        assertTrue(progress.asDouble(percent) >= percent, event.data().toString());
        percent = progress.asDouble(percent);
      }
      try (EventReader again = events(service.address(), id, all.getFirst().id())) {
        assertEquals("end", again.all().getFirst().name(), "what came since");
      }
      try (EventReader again = events(service.address(), id, all.getLast().id())) {
        assertEquals(204, again.response.statusCode(), "nothing more will come");
      }
    }

    @Test
    void theStreamOfAJobThatIsOverIsItsEnd() throws Exception {
      String id = post(service.bin("E4", Map.of("a.dat", 1)));
      service.ended(id);

      try (EventReader reader = events(service.address(), id, "")) {
        List<EventReader.Event> all = reader.all();
        assertEquals(1, all.size());
        assertEquals("end", all.getFirst().name());
        assertEquals("completed", all.getFirst().data().path("status").asText());
      }
    }
  }

  @Nested
  class Leftovers {

    @Test
    void uploadsInPartsThatLostWorkersBeganAreAbortedWithTheJobsEnd() throws Exception {
      String busy =
          post(service.bin("U1", Map.of("hang", 1)), service.bin("U2", Map.of("hang", 1)));
      until(busy, job -> job.path("bins").path("running").asInt() == 2);
      String id = post(service.bin("U3", Map.of("a.dat", 1)));
      var uploads = service.store().multipartUploads();
      uploads.begin("results/%s/staging/000000-7.staged".formatted(id));
      uploads.begin("results/another/staging/000000-1.staged");
      assertEquals(1, uploads.open("results/%s/".formatted(id)).size());

      send("DELETE", "/jobs/" + busy);
      service.ended(id);

      long deadline = System.nanoTime() + LONG.toNanos();
      while (!uploads.open("results/%s/".formatted(id)).isEmpty()) {
        assertTrue(System.nanoTime() < deadline, "The upload is still open");
        Thread.sleep(20);
      }
      assertEquals(1, uploads.open("results/another/").size(), "nobody else's");
    }
  }

  @Nested
  class Repeats {

    @Test
    void aRepeatIsAnsweredThoughItsManifestIsGone() throws Exception {
      String key = "manifests/gone.jsonl";
      service
          .store()
          .put(
              key,
              service.bin("R", Map.of("a.dat", 1)).toString().getBytes(StandardCharsets.UTF_8),
              "application/json");
      String request =
          "{\"manifest_uri\": \"%s\", \"idempotency_key\": \"gone\"}"
              .formatted(service.store().uri(key));
      String first = service.post("/jobs", request).json().path("job_id").asText();
      service.store().deleteAll(key);

      assertEquals(first, service.post("/jobs", request).json().path("job_id").asText());
    }
  }

  @Nested
  class Roles {

    @Test
    void anApiLeavesBinsToWorkersAndAWorkerEndsWhenNothingIsLeft() throws Exception {
      try (Service api = service.another(Map.of("AMPLIFY_ROLE", "api"));
          Service worker =
              service.another(Map.of("AMPLIFY_ROLE", "worker", "AMPLIFY_DRAIN", "true"))) {
        String id = post(service.bin("W1", Map.of("a.dat", 1)));
        assertTrue(worker.awaitDrained());
        service.ended(id);

        HttpClient http = HttpClient.newHttpClient();
        var ofWorker = URI.create("http://127.0.0.1:" + worker.port());
        var refused =
            http.send(
                HttpRequest.newBuilder(ofWorker.resolve("/jobs")).timeout(LONG).build(),
                HttpResponse.BodyHandlers.ofString());
        var health =
            RunningService.MAPPER.readTree(
                http.send(
                        HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + api.port() + "/health"))
                            .timeout(LONG)
                            .build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
        http.close();

        assertEquals(404, refused.statusCode());
        assertTrue(refused.body().contains("AMPLIFY_ROLE is worker"), refused.body());
        assertEquals("api", health.path("role").asText());
        assertFalse(health.has("worker"));
      }
    }
  }
}
