package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.s3.ObjectInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsOverHttpTest {

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService(folder, Map.of("MAX_REQUEST_MB", "1", "JOB_TIMEOUT_SECONDS", "2"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static JsonNode results(JsonNode job) throws IOException {
    String key = "results/%s/results.json".formatted(job.path("job_id").asText());
    try (InputStream content = service.store().open(key)) {
      return RunningService.MAPPER.readTree(content);
    }
  }

  /** The job's objects, once those in staging are gone: they go when the job has ended. */
  private static List<String> objects(JsonNode job) throws InterruptedException {
    String prefix = "results/%s/".formatted(job.path("job_id").asText());
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (true) {
      List<String> names =
          service
              .store()
              .list(prefix)
              .map(ObjectInfo::key)
              .map(key -> key.substring(prefix.length()))
              .toList();
      if (names.stream().noneMatch(name -> name.startsWith("staging/"))
          || System.nanoTime() > deadline) {
        return names;
      }
      Thread.sleep(20);
    }
  }

  /** The files of bins in work. Plain listings: files vanish while they are looked for. */
  private static List<File> filesInWork(File folder) {
    var files = new ArrayList<File>();
    for (File file : Optional.ofNullable(folder.listFiles()).orElse(new File[0])) {
      if (file.isDirectory()) {
        files.addAll(filesInWork(file));
      } else if (!file.getName().equals("lock")) {
        files.add(file);
      }
    }
    return files;
  }

  @Nested
  class Results {

    @Test
    void aJobGivesTableShardsAndResultsUnderTheAgreedNames() throws Exception {
      JsonNode job =
          service.ended(
              service.request(
                  service.bin("A", Map.of("a.dat", 3, "b.dat", 5)),
                  service.bin("B", Map.of("c.dat", 7))));

      assertEquals("completed", job.path("status").asText());
      assertTrue(job.path("error").isNull());
      assertEquals(
          List.of(
              "features/part-0000.parquet",
              "masks/shard-00000.json",
              "masks/shard-00000.tar",
              "results.json"),
          objects(job));
      JsonNode result = job.path("result");
      assertEquals(
          "{\"bins\":2,\"rois\":3,\"masks\":3,\"failed_bins\":0,\"failed_rois\":0}",
          result.path("counts").toString());
      assertEquals("parquet", result.path("features").path("format").asText());
      assertEquals("webdataset", result.path("masks").path("format").asText());
      assertEquals(
          "{\"bin_id\":\"string\",\"roi_number\":\"int64\",\"name\":\"string\",\"size\":\"int64\",\"share\":\"float64\"}",
          result.path("features").path("schema").toString());
      assertEquals(
          "s3://lab/results/%s/masks/shard-00000.tar".formatted(job.path("job_id").asText()),
          result.path("masks").path("shards").path(0).path("uri").asText());
      assertEquals("completed", job.path("progress").path("stage").asText());
      assertEquals(100, job.path("progress").path("percent").asInt());
    }

    @Test
    void resultsTellWhatTheyWereMadeOfAndBy() throws Exception {
      ObjectNode request = service.request(service.bin("P", Map.of("a.dat", 4)));
      request.putObject("parameters").put("factor", 3);
      JsonNode results = results(service.ended(request));

      JsonNode provenance = results.path("provenance");
      assertEquals("catalogue", provenance.path("processor").asText());
      assertEquals("2.1", provenance.path("processor_version").asText());
      assertEquals("{\"factor\":3,\"batch_size\":32}", provenance.path("parameters").toString());
      assertFalse(provenance.path("software_version").asText().isBlank());
      JsonNode input = results.path("inputs").path(0);
      assertEquals("P", input.path("bin_id").asText());
      JsonNode file = input.path("files").path(0);
      assertEquals("s3://lab/datasets/P/a.dat", file.path("uri").asText());
      assertEquals(4, file.path("size").asInt());
      assertEquals(
          service.store().info("datasets/P/a.dat").orElseThrow().etag(),
          file.path("etag").asText());
    }

    @Test
    void aDamagedBinAndADamagedRowCostNoOthers() throws Exception {
      JsonNode job =
          service.ended(
              service.request(
                  service.bin("G1", Map.of("a.dat", 3, "empty.dat", 0)),
                  service.bin("G2", Map.of("broken", 1)),
                  service.bin("G3", Map.of("crash", 1)),
                  service.bin("G4", Map.of("z.dat", 9))));

      assertEquals("completed", job.path("status").asText());
      assertEquals(
          "{\"bins\":2,\"rois\":2,\"masks\":2,\"failed_bins\":2,\"failed_rois\":1}",
          job.path("result").path("counts").toString());
      assertEquals(
          "[{\"bin_id\":\"G1\",\"roi_number\":2,\"error\":\"'empty.dat' is empty\"},"
              + "{\"bin_id\":\"G2\",\"error\":\"'broken' is broken\"},"
              + "{\"bin_id\":\"G3\",\"error\":\"The processor failed: IllegalStateException: a fault of the processor\"}]",
          job.path("result").path("failures").toString());
      assertTrue(
          job.path("error").asText().startsWith("2 of 4 bins failed (G2: 'broken' is broken; G3:"),
          job.path("error").asText());
      assertTrue(job.path("error").asText().endsWith("1 ROIs failed"));
    }

    @Test
    void onlyWithoutAnyGoodBinIsAJobFailed() throws Exception {
      ObjectNode missing = RunningService.MAPPER.createObjectNode().put("bin_id", "M");
      missing.putArray("files").add("s3://lab/datasets/M/not-there.dat");
      JsonNode job = service.ended(service.request(missing));

      assertEquals("failed", job.path("status").asText());
      assertTrue(job.path("result").isNull());
      assertTrue(
          job.path("error").asText().contains("s3://lab/datasets/M/not-there.dat"),
          job.path("error").asText());
      assertEquals(List.of(), objects(job));
    }

    @Test
    void aBinThatTakesTooLongIsStopped() throws Exception {
      JsonNode job =
          service.ended(
              service.request(
                  service.bin("H1", Map.of("hang", 1)), service.bin("H2", Map.of("a.dat", 1))));

      assertEquals("completed", job.path("status").asText());
      assertEquals(
          "Took longer than 2 s (JOB_TIMEOUT_SECONDS)",
          job.path("result").path("failures").path(0).path("error").asText());
    }

    @Test
    void aBinWhoseProcessorDoesNotStopIsFailedWithoutIt() throws Exception {
      JsonNode job =
          service.ended(
              service.request(
                  service.bin("D1", Map.of("deaf", 1)), service.bin("D2", Map.of("a.dat", 1))));

      assertEquals("completed", job.path("status").asText());
      assertEquals(
          "Took longer than 2 s (JOB_TIMEOUT_SECONDS) and did not stop when asked",
          job.path("result").path("failures").path(0).path("error").asText());
      assertEquals(1, job.path("result").path("counts").path("rois").asInt());
    }

    @Test
    void aBinWithNothingToTellIsDone() throws Exception {
      JsonNode job = service.ended(service.request(service.bin("E", Map.of("empty.dat", 0))));

      assertEquals("completed", job.path("status").asText());
      assertEquals(List.of("features/part-0000.parquet", "results.json"), objects(job));
      assertEquals(0, job.path("result").path("masks").path("shards").size());
    }

    @Test
    void noFilesAreLeftBehind() throws Exception {
      service.ended(
          service.request(
              service.bin("L1", Map.of("a.dat", 3)), service.bin("L2", Map.of("crash", 1))));

      long deadline = System.nanoTime() + 5_000_000_000L;
      while (!filesInWork(folder.resolve("work").toFile()).isEmpty()
          && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertEquals(List.of(), filesInWork(folder.resolve("work").toFile()));
    }
  }

  @Nested
  class Manifests {

    @ParameterizedTest
    @CsvSource({"m.json, '{\"bins\": [%s, %s]}'", "m.jsonl, '\uFEFF%s\r\n\r\n%s\r\n'"})
    void aManifestInAnObjectIsAsGoodAsOneInTheRequest(String name, String form) throws Exception {
      String content =
          form.formatted(
              service.bin("X1", Map.of("a.dat", 1)), service.bin("X2", Map.of("b.dat", 2)));
      service
          .store()
          .put("manifests/" + name, content.getBytes(StandardCharsets.UTF_8), "application/json");

      JsonNode job =
          service.ended(
              RunningService.MAPPER
                  .createObjectNode()
                  .put("manifest_uri", "s3://lab/manifests/" + name));

      assertEquals(2, job.path("result").path("counts").path("bins").asInt());
    }

    @Test
    void aManifestThatIsNotThereIsNotFound() throws Exception {
      var answer = service.post("/jobs", "{\"manifest_uri\": \"s3://lab/no/manifest.json\"}");

      assertEquals(404, answer.status());
      assertTrue(answer.detail().contains("s3://lab/no/manifest.json"), answer.detail());
    }

    @Test
    void nothingIsLeftOfAJobWhoseManifestBreaksOffInTheMiddle() throws Exception {
      int before = service.get("/jobs?limit=100").json().size();
      service
          .store()
          .put(
              "manifests/broken.jsonl",
              (service.bin("Y", Map.of("a.dat", 1)) + "\n{\"bin_id\": ")
                  .getBytes(StandardCharsets.UTF_8),
              "application/json");

      var answer = service.post("/jobs", "{\"manifest_uri\": \"s3://lab/manifests/broken.jsonl\"}");

      assertEquals(400, answer.status());
      assertTrue(answer.detail().contains("is not JSON"), answer.detail());
      assertEquals(before, service.get("/jobs?limit=100").json().size());
    }
  }

  @Nested
  class BadRequests {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            not json                                   | The body is not JSON
            ``                                         | The body is empty
            []                                         | The body must be a JSON object
            {}                                         | Neither manifest_uri nor manifest_inline is given
            {"manifest_uri": "s3://lab/m.json", "manifest_inline": {}} | Both manifest_uri and manifest_inline
            {"manifest_uri": 7}                        | 'manifest_uri' must be text
            {"manifest_uri": "m.json"}                 | 'm.json' does not begin with s3://
            {"manifest_uri": "s3://other/m.json"}      | is in bucket 'other'; expected the service's bucket 'lab'
            {"manifest_inline": []}                    | 'manifest_inline' must be an object with 'bins'
            {"manifest_inline": {"bins": []}}          | 'manifest_inline.bins' must be a list of at least one bin
            {"manifest_inline": {"bins": [{"bin_id": "../x", "files": []}]}} | 'manifest_inline.bins[0].bin_id' is '../x'
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://other/x"]}]}} | 'manifest_inline.bins[0].files[0]' 's3://other/x' is in bucket
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://lab/x"]}, {"bin_id": "x", "files": ["s3://lab/x"]}]}} | 'x' comes twice
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://lab/x"]}]}, "parameters": 3} | 'parameters' must be an object
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://lab/x"]}]}, "parameters": {"factor": 11}} | 'parameters.factor' is 11; expected 1 to 10
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://lab/x"]}]}, "priority": 1.5} | 'priority' must be a whole number
            {"manifest_inline": {"bins": [{"bin_id": "x", "files": ["s3://lab/x"]}]}, "callback_url": "ftp://x"} | 'callback_url' is 'ftp://x'
            """)
    void whatIsWrongIsSaidInOneReadableString(String body, String detail) throws Exception {
      var answer = service.post("/jobs", body);

      assertEquals(400, answer.status());
      assertTrue(answer.json().path("detail").isTextual());
      assertTrue(answer.detail().contains(detail), answer.detail());
      assertEquals("Bad Request", answer.json().path("error").asText());
      assertEquals(400, answer.json().path("status").asInt());
      assertEquals(
          "application/problem+json",
          answer.response().headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void fieldsAreListedBesideTheString() throws Exception {
      ObjectNode request = service.request(service.bin("F", Map.of("a.dat", 1)));
      request.putObject("parameters").put("factor", 0).put("batch_size", "x");

      var answer = service.post("/jobs", request.toString());

      assertEquals(2, answer.json().path("errors").size());
      assertEquals(
          "parameters.factor", answer.json().path("errors").path(0).path("field").asText());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherOrNotItsLengthIsAnnounced() throws Exception {
      byte[] large = new byte[(1 << 20) + 1];
      Arrays.fill(large, (byte) ' ');

      var announced =
          service.send(
              "POST", "/jobs", HttpRequest.BodyPublishers.ofByteArray(large), "application/json");
      assertEquals(413, announced.status());

      var chunked =
          service.send(
              "POST",
              "/jobs",
              HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
              "application/json");
      assertEquals(413, chunked.status());
      assertFalse(chunked.detail().isBlank());
    }

    @Test
    void anotherMediaTypeIsRefused() throws Exception {
      var answer =
          service.send("POST", "/jobs", HttpRequest.BodyPublishers.ofString("{}"), "text/csv");

      assertEquals(415, answer.status());
      assertTrue(answer.detail().contains("text/csv"), answer.detail());
    }

    @Test
    void anotherMethodIsRefusedWithThoseThereAre() throws Exception {
      var answer =
          service.send(
              "PUT", "/jobs", HttpRequest.BodyPublishers.ofString("{}"), "application/json");

      assertEquals(405, answer.status());
      assertEquals("GET, POST", answer.response().headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
      "/jobs/not-an-id, There is no job 'not-an-id'",
      "/jobs/7d444840-9dc0-11d1-b245-5ffdce74fad2, There is no job",
      "/no/such/route, There is nothing at /no/such/route"
    })
    void whatIsNotThereIsNotFound(String path, String detail) throws Exception {
      var answer = service.get(path);

      assertEquals(404, answer.status());
      assertTrue(answer.detail().contains(detail), answer.detail());
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "x", "-1"})
    void aLimitOutOfRangeIsRefused(String limit) throws Exception {
      var answer = service.get("/jobs?limit=" + limit);

      assertEquals(400, answer.status());
      assertEquals(
          "'limit' is '%s'; expected a whole number from 1 to 100".formatted(limit),
          answer.detail());
    }
  }

  @Nested
  class Repeats {

    @Test
    void theSameKeyGivesTheFirstJobBackAndAnotherRequestAConflict() throws Exception {
      ObjectNode request = service.request(service.bin("K", Map.of("a.dat", 1)));
      request.put("idempotency_key", "once");
      String first = service.post("/jobs", request.toString()).json().path("job_id").asText();
      service.ended(first);

      assertEquals(first, service.post("/jobs", request.toString()).json().path("job_id").asText());

      request.putObject("parameters").put("factor", 2);
      var conflict = service.post("/jobs", request.toString());
      assertEquals(409, conflict.status());
      assertTrue(conflict.detail().contains("'once'"), conflict.detail());
    }

    @Test
    void withoutAKeyEachPostIsAJob() throws Exception {
      String request = service.request(service.bin("K2", Map.of("a.dat", 1))).toString();

      assertNotEquals(
          service.post("/jobs", request).json().path("job_id").asText(),
          service.post("/jobs", request).json().path("job_id").asText());
    }
  }

  @Nested
  class States {

    @Test
    void aPostedJobIsKnownAtOnceWithTimesInUtc() throws Exception {
      var posted =
          service.post("/jobs", service.request(service.bin("T", Map.of("a.dat", 1))).toString());

      assertEquals(200, posted.status());
      Instant.parse(posted.json().path("created_at").asText());
      assertTrue(posted.json().path("created_at").asText().endsWith("Z"));
      JsonNode job = service.ended(posted.json().path("job_id").asText());
      Instant created = Instant.parse(job.path("created_at").asText());
      Instant started = Instant.parse(job.path("started_at").asText());
      Instant completed = Instant.parse(job.path("completed_at").asText());
      assertFalse(started.isBefore(created));
      assertFalse(completed.isBefore(started));
    }

    @Test
    void jobsAreListedNewestFirst() throws Exception {
      String older =
          service
              .post("/jobs", service.request(service.bin("N1", Map.of("a.dat", 1))).toString())
              .json()
              .path("job_id")
              .asText();
      String newer =
          service
              .post("/jobs", service.request(service.bin("N2", Map.of("a.dat", 1))).toString())
              .json()
              .path("job_id")
              .asText();

      JsonNode list = service.get("/jobs?limit=2").json();

      assertEquals(2, list.size());
      assertEquals(newer, list.path(0).path("job_id").asText());
      assertEquals(older, list.path(1).path("job_id").asText());
    }

    @Test
    void healthTellsTheProcessorsVersionAndWhatIsWithinReach() throws Exception {
      for (String path : List.of("/", "/health")) {
        JsonNode health = service.get(path).json();
        assertEquals("healthy", health.path("status").asText());
        assertEquals("2.1", health.path("version").asText());
        assertEquals("up", health.path("database").asText());
        assertEquals("up", health.path("storage").asText());
      }
      assertEquals(200, service.get("/health/ready").status());
      assertEquals(200, service.get("/health/live").status());
    }
  }
}
