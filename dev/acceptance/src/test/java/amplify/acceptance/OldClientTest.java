package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.acceptance.IngestCaller.Answer;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the conversation of the first generation's Python client, call by call, with a features
 * service that runs as a process of its own.
 */
class OldClientTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> EXTENSIONS = List.of("adc", "roi", "hdr");
  private static final List<String> STATUSES =
      List.of("queued", "processing", "completed", "failed");
  private static final String BIN = "D20240601T120000_IFCB999";
  private static final int POLLS = 90;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final IngestCaller caller = new IngestCaller(http);
  private FeaturesProcess service;

  @BeforeEach
  void start() throws Exception {
    service = FeaturesProcess.start(TestBins.project(), folder);
  }

  @AfterEach
  void stop() {
    service.close();
    http.close();
  }

  private JsonNode call(String method, String path, JsonNode body) throws Exception {
    Answer answer = caller.call(method, service.address().resolve(path), body.toString());
    if (answer.status() == 404) {
      throw new AssertionError("job not found");
    }
    assertEquals(200, answer.status(), answer.detail());
    return answer.json();
  }

  /** The .roi longer than its images, so that it takes three parts. */
  private static byte[] content(TestBin bin, String extension) throws Exception {
    byte[] bytes = Files.readAllBytes(bin.file(extension));
    return extension.equals("roi") ? Arrays.copyOf(bytes, 2 * IngestCaller.PART + 100) : bytes;
  }

  private JsonNode begin(TestBin bin) throws Exception {
    ObjectNode entry = IngestCaller.bin(BIN);
    for (String extension : EXTENSIONS) {
      ((ArrayNode) entry.path("files"))
          .addObject()
          .put("filename", "%s.%s".formatted(BIN, extension))
          .put("size_bytes", content(bin, extension).length);
    }
    return call("POST", "/ingest/start", IngestCaller.request(entry));
  }

  /** Cuts a file every 5 MiB, sends the parts in order, and completes it. */
  private void upload(JsonNode started, int file, byte[] bytes) throws Exception {
    JsonNode urls = IngestCaller.file(started, 0, file).path("part_urls");
    assertEquals(Math.ceilDiv(bytes.length, IngestCaller.PART), urls.size());
    ObjectNode completion = IngestCaller.completion(started, 0, file);
    for (int i = 0; i < urls.size(); i++) {
      assertEquals(i + 1, urls.path(i).path("part_number").asInt());
      HttpResponse<String> put =
          caller.put(
              urls.path(i).path("url").asText(),
              Arrays.copyOfRange(
                  bytes,
                  i * IngestCaller.PART,
                  Math.min((i + 1) * IngestCaller.PART, bytes.length)));
      assertEquals(200, put.statusCode(), put.body());
      String etag = put.headers().firstValue("ETag").orElseThrow();
      ((ArrayNode) completion.path("parts"))
          .addObject()
          .put("PartNumber", i + 1)
          .put("ETag", etag.startsWith("\"") ? etag : "\"" + etag + "\"");
    }
    JsonNode completed = call("POST", "/ingest/complete", completion);
    assertEquals("completed", completed.path("status").asText());
    assertEquals(IngestCaller.file(started, 0, file).path("s3_key"), completed.path("s3_key"));
    assertEquals(completion.path("file_id"), completed.path("file_id"));
    assertTrue(completed.path("etag").isTextual());
  }

  /** Asks every second, as the old client does. */
  private JsonNode ended(String job) throws Exception {
    for (int i = 0; i < POLLS; i++) {
      JsonNode status = call("GET", "/jobs/" + job, MAPPER.createObjectNode());
      assertEquals(job, status.path("job_id").asText());
      assertTrue(STATUSES.contains(status.path("status").asText()), status.toString());
      instant(status.path("created_at").asText());
      for (String name : List.of("started_at", "completed_at")) {
        assertTrue(status.has(name));
        if (!status.path(name).isNull()) {
          instant(status.path(name).asText());
        }
      }
      if (List.of("completed", "failed").contains(status.path("status").asText())) {
        return status;
      }
      Thread.sleep(1_000);
    }
    throw new AssertionError("The job has not ended");
  }

  /** Takes times with a zone or without one, which then are in UTC. */
  private static Instant instant(String text) {
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static String key(String uri) {
    assertTrue(uri.startsWith("s3://amplify/"), uri);
    return uri.substring("s3://amplify/".length());
  }

  private byte[] fetched(String uri) throws Exception {
    try (InputStream content = service.store().open(key(uri))) {
      return content.readAllBytes();
    }
  }

  private void fetchAll(JsonNode job) throws Exception {
    JsonNode result = job.path("result");
    assertEquals("parquet", result.path("features").path("format").asText());
    assertEquals("webdataset", result.path("masks").path("format").asText());
    assertTrue(result.path("features").path("schema").isObject());
    assertEquals(1, result.path("counts").path("bins").asInt());
    assertEquals(57, result.path("counts").path("rois").asInt());
    assertEquals(57, result.path("counts").path("masks").asInt());
    String table = result.path("features").path("uris").path(0).asText();
    assertEquals("PAR1", new String(fetched(table), 0, 4, StandardCharsets.UTF_8));
    JsonNode shard = result.path("masks").path("shards").path(0);
    assertFalse(fetched(shard.path("uri").asText()).length == 0);
    assertEquals(57, MAPPER.readTree(fetched(shard.path("index_uri").asText())).size());
    String first = key(table).substring(0, key(table).indexOf('/'));
    JsonNode results =
        MAPPER.readTree(
            fetched(
                "s3://amplify/%s/%s/results.json".formatted(first, job.path("job_id").asText())));
    assertEquals(job.path("job_id"), results.path("job_id"));
    assertEquals(result.path("counts"), results.path("counts"));
  }

  @Test
  void aBinIsBroughtWorkedOnAndItsResultsFetched() throws Exception {
    assertEquals(
        "healthy", call("GET", "/health", MAPPER.createObjectNode()).path("status").asText());
    TestBin bin = TestBins.bin(BIN);
    JsonNode started = begin(bin);
    String job = UUID.fromString(started.path("job_id").asText()).toString();
    instant(started.path("expires_at").asText());
    for (int i = 0; i < EXTENSIONS.size(); i++) {
      upload(started, i, content(bin, EXTENSIONS.get(i)));
    }

    JsonNode ended = ended(job);

    assertEquals("completed", ended.path("status").asText(), ended.path("error").asText());
    fetchAll(ended);
    JsonNode jobs = call("GET", "/jobs?limit=10", MAPPER.createObjectNode());
    assertEquals(job, jobs.path(0).path("job_id").asText());
  }

  @Test
  void errorsComeAsOneReadableDetail() throws Exception {
    Answer incomplete =
        caller.call(
            "POST",
            service.address().resolve("/ingest/start"),
            IngestCaller.request(IngestCaller.bin(BIN, BIN + ".adc", 1, BIN + ".roi", 1))
                .toString());
    assertEquals(400, incomplete.status());
    assertTrue(incomplete.json().path("detail").isTextual());
    assertEquals(
        "'bins[0].files' of bin '%s' has no .hdr file; expected exactly one file each of .adc, .hdr, .roi"
            .formatted(BIN),
        incomplete.detail());
    Answer unknown =
        caller.call("GET", service.address().resolve("/jobs/" + UUID.randomUUID()), "");
    assertEquals(404, unknown.status());
    assertTrue(unknown.json().path("detail").isTextual());
  }

  @Test
  void aKilledServiceForgetsNothingOfAnUpload() throws Exception {
    TestBin bin = TestBins.bin(BIN);
    JsonNode started = begin(bin);
    String job = started.path("job_id").asText();
    upload(started, 0, content(bin, "adc"));
    byte[] roi = content(bin, "roi");
    String url = IngestCaller.file(started, 0, 1).path("part_urls").path(0).path("url").asText();
    assertEquals(200, caller.put(url, Arrays.copyOf(roi, IngestCaller.PART)).statusCode());

    service.kill();
    service = FeaturesProcess.start(TestBins.project(), folder);

    JsonNode status = call("GET", "/ingest/" + job, MAPPER.createObjectNode());
    assertEquals("completed", IngestCaller.file(status, 0, 0).path("status").asText());
    assertEquals(1, IngestCaller.file(status, 0, 1).path("parts").size());
    assertEquals(2, IngestCaller.file(status, 0, 1).path("part_urls").size());
    for (int i = 1; i < 3; i++) {
      ObjectNode completion = caller.uploaded(status, 0, i, content(bin, EXTENSIONS.get(i)));
      call("POST", "/ingest/complete", completion);
    }
    JsonNode ended = ended(job);
    assertEquals("completed", ended.path("status").asText(), ended.path("error").asText());
    fetchAll(ended);
  }
}
