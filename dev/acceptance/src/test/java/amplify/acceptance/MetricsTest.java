package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

  private static final String OF_CATALOGUE = "processor=\"catalogue\"";
  private static final Pattern NAME = Pattern.compile("^\\| `([a-z0-9_]+)` \\|");

  @TempDir Path folder;
  private RunningService service;

  @BeforeEach
  void start() {
    service =
        new RunningService(
            folder, Map.of("DATABASE_CONNECT_TIMEOUT_SECONDS", "3", "DRAIN_SECONDS", "0"));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Exposition metrics() throws Exception {
    HttpResponse<String> answer = service.metrics("*/*");
    assertEquals(200, answer.statusCode());
    return Exposition.parse(answer.body());
  }

  private Exposition await(Predicate<Exposition> condition) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    Exposition metrics = metrics();
    while (!condition.test(metrics)) {
      assertTrue(System.nanoTime() < deadline, metrics.samples()::toString);
      Thread.sleep(50);
      metrics = metrics();
    }
    return metrics;
  }

  private static double outcome(Exposition metrics, String name, String outcome) {
    return metrics.value(name, "outcome=\"%s\",%s".formatted(outcome, OF_CATALOGUE));
  }

  /** A job with a good bin, a broken one, and one that is done at the second attempt. */
  private JsonNode threeBins() throws Exception {
    return service.ended(
        service.request(
            service.bin("good", Map.of("a.dat", 3, "b.dat", 5, "empty.dat", 0)),
            service.bin("bad", Map.of("broken", 1)),
            service.bin("late", Map.of("flaky", 4))));
  }

  @Test
  void theCountersSayExactlyWhatBecameOfBinsAndRois() throws Exception {
    assertEquals("completed", threeBins().path("status").asText());

    Exposition metrics = await(m -> outcome(m, "amplify_compositions_total", "done") == 1);

    assertEquals(2, outcome(metrics, "amplify_bins_total", "done"));
    assertEquals(1, outcome(metrics, "amplify_bins_total", "failed"));
    assertEquals(1, outcome(metrics, "amplify_bins_total", "retried"));
    assertEquals(0, outcome(metrics, "amplify_bins_total", "lost"));
    assertEquals(0, outcome(metrics, "amplify_bins_total", "released"));
    assertEquals(3, outcome(metrics, "amplify_rois_total", "done"));
    assertEquals(1, outcome(metrics, "amplify_rois_total", "failed"));
    assertEquals(2, outcome(metrics, "amplify_bin_duration_seconds_count", "done"));
    String step = OF_CATALOGUE + ",step=\"%s\"";
    String steps = "amplify_bin_step_duration_seconds_count";
    assertEquals(4, metrics.value(steps, step.formatted("fetch")));
    assertEquals(2, metrics.value(steps, step.formatted("process")));
    assertEquals(2, metrics.value(steps, step.formatted("store")));
    assertEquals(5, metrics.value("amplify_claim_tasks_sum", OF_CATALOGUE));
    assertTrue(
        metrics.value(
                "amplify_s3_call_duration_seconds_count", "operation=\"GetObject\",outcome=\"ok\"")
            >= 6);
    assertTrue(
        metrics.value(
                "amplify_database_use_duration_seconds_count",
                "operation=\"transaction\",outcome=\"ok\"")
            > 0);
  }

  @Test
  void requestsCountByRouteAndNotByPath() throws Exception {
    JsonNode job = service.ended(service.request(service.bin("r", Map.of("a.dat", 1))));
    service.get("/jobs/" + job.path("job_id").asText() + "/bins");
    service.get("/jobs/no-such-job");
    service.get("/no/such/route");
    service.post("/jobs", "{}");

    String requests = "amplify_http_request_duration_seconds_count";
    String labels = "method=\"%s\",route=\"%s\",status=\"%s\"";
    Exposition metrics =
        await(m -> m.value(requests, labels.formatted("POST", "/jobs", "4xx")) == 1);
    assertEquals(1, metrics.value(requests, labels.formatted("POST", "/jobs", "2xx")));
    assertEquals(1, metrics.value(requests, labels.formatted("GET", "/jobs/{job_id}/bins", "2xx")));
    assertEquals(1, metrics.value(requests, labels.formatted("GET", "/jobs/{job_id}", "4xx")));
    assertEquals(1, metrics.value(requests, labels.formatted("GET", "other", "4xx")));
    assertTrue(metrics.samples().keySet().stream().noneMatch(key -> key.contains("no-such-job")));
  }

  @Test
  void depthAndPlacesAreToldForWhoScalesWorkers() throws Exception {
    service.post(
        "/jobs",
        service
            .request(
                service.bin("h1", Map.of("hang", 1)),
                service.bin("h2", Map.of("hang", 1)),
                service.bin("h3", Map.of("hang", 1)),
                service.bin("h4", Map.of("a.dat", 1)))
            .toString());

    String running = OF_CATALOGUE + ",state=\"running\"";
    // The database knows of a claim some moments before the worker does.
    Exposition metrics =
        await(m ->
            m.value("amplify_queue_bins", running) == 3
                && m.value("amplify_worker_running", "") == 3);

    assertEquals(1, metrics.value("amplify_queue_bins", OF_CATALOGUE + ",state=\"queued\""));
    assertEquals(3, metrics.value("amplify_worker_capacity", ""));
    assertEquals(1, metrics.value("amplify_jobs", OF_CATALOGUE + ",status=\"processing\""));
    await(m -> m.value("amplify_queue_oldest_seconds", OF_CATALOGUE) > 0);
  }

  @Test
  void withoutTheDatabaseWhatTheProcessKnowsIsStillTold() throws Exception {
    assertEquals(1, metrics().value("amplify_database_up", ""));
    service.stopDatabase();

    long start = System.nanoTime();
    Exposition metrics = await(m -> m.value("amplify_database_up", "") == 0);

    assertTrue(System.nanoTime() - start < 15_000_000_000L);
    assertFalse(metrics.types().containsKey("amplify_queue_bins"));
    assertTrue(metrics.types().containsKey("amplify_worker_capacity"));
    assertTrue(metrics.types().containsKey("jvm_memory_used_bytes"));
  }

  @Test
  void manyScrapersOpenNoConnections() throws Exception {
    metrics();
    try (Connection connection = service.connection()) {
      long before = sessions(connection);

      for (int i = 0; i < 100; i++) {
        metrics();
      }

      assertTrue(sessions(connection) <= before + 1, () -> "There were " + before);
    }
  }

  private static long sessions(Connection connection) throws Exception {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where backend_type = 'client backend'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void openMetricsIsGivenToWhoAcceptsIt() throws Exception {
    HttpResponse<String> open =
        service.metrics("application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.2");
    HttpResponse<String> plain = service.metrics("text/plain;version=0.0.4");

    assertTrue(type(open).startsWith("application/openmetrics-text; version=1.0.0"), type(open));
    assertTrue(open.body().endsWith("# EOF\n"));
    assertTrue(type(plain).startsWith("text/plain; version=0.0.4"), type(plain));
    assertEquals(405, service.post("/metrics", "{}").status());
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  @Test
  void thePageListsWhatIsThere() throws Exception {
    threeBins();
    Exposition metrics = await(m -> outcome(m, "amplify_compositions_total", "done") == 1);
    var listed = new TreeSet<String>();
    for (String line : Files.readAllLines(Path.of("..", "..", "docs", "metrics.md"))) {
      var name = NAME.matcher(line);
      if (name.find()) {
        listed.add(name.group(1));
      }
    }
    var others = new TreeSet<>(listed);
    others.removeIf(name -> name.startsWith("amplify_"));
    listed.removeAll(others);

    assertEquals(metrics.names("amplify_"), listed);
    assertTrue(metrics.types().keySet().containsAll(others), others::toString);
  }
}
