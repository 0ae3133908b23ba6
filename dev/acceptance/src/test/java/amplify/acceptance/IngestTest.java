package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.acceptance.IngestCaller.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestTest {

  private static final long MIB = 1L << 20;

  @TempDir static Path folder;
  private static RunningService service;
  private static HttpClient http;
  private static IngestCaller caller;

  @BeforeAll
  static void start() {
    http = HttpClient.newHttpClient();
    caller = new IngestCaller(http);
    service =
        new RunningService(
            folder,
            Map.of(
                "INGEST_MAX_BINS", "4",
                "INGEST_MAX_FILES", "6",
                "INGEST_MAX_PARTS", "10500",
                "INGEST_MAX_TOTAL_MB", "300000",
                "INGEST_MAX_BIN_FILES", "5",
                "INGEST_MAX_BIN_MB", "250000",
                "INGEST_MAX_FILE_MB", "200000",
                "MAX_REQUEST_MB", "1"));
  }

  @AfterAll
  static void stop() {
    service.close();
    http.close();
  }

  private static Answer post(String path, JsonNode body) throws Exception {
    return caller.call("POST", service.address().resolve(path), body.toString());
  }

  private static JsonNode started(ObjectNode request) throws Exception {
    Answer answer = post("/ingest/start", request);
    assertEquals(200, answer.status(), answer.detail());
    return answer.json();
  }

  private static Answer complete(JsonNode body) throws Exception {
    return post("/ingest/complete", body);
  }

  private static Answer get(String path) throws Exception {
    return caller.call("GET", service.address().resolve(path), "");
  }

  private static Answer delete(String path) throws Exception {
    return caller.call("DELETE", service.address().resolve(path), "");
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static void refused(Answer answer, int status, String detail) {
    assertEquals(detail, answer.detail());
    assertEquals(status, answer.status());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "It did not come to pass");
      Thread.sleep(20);
    }
  }

  private static long objects(String id) {
    return service.store().list("datasets/%s/".formatted(id)).count();
  }

  private static long openUploads(String id) {
    return service.store().multipartUploads().open("datasets/%s/".formatted(id)).size();
  }

  @Nested
  class Starting {

    @Test
    void eachFileGetsItsKeyAndOneUrlForEachPart() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", 1, "b.dat", 5 * MIB, "c.dat", 5 * MIB + 1)));

      String id = answer.path("job_id").asText();
      assertEquals(
          "datasets/%s/A/a.dat".formatted(id),
          IngestCaller.file(answer, 0, 0).path("s3_key").asText());
      assertEquals("A", answer.path("bins").path(0).path("bin_id").asText());
      assertEquals("a.dat", IngestCaller.file(answer, 0, 0).path("filename").asText());
      int[] urls = {1, 1, 2};
      for (int i = 0; i < urls.length; i++) {
        JsonNode file = IngestCaller.file(answer, 0, i);
        assertEquals(urls[i], file.path("part_urls").size());
        assertEquals(5 * MIB, file.path("part_size").asLong());
        assertEquals(urls[i], file.path("part_urls").path(urls[i] - 1).path("part_number").asInt());
        String url = file.path("part_urls").path(0).path("url").asText();
        assertTrue(url.contains("X-Amz-SignedHeaders=host&"), url);
        assertTrue(url.contains("X-Amz-Expires=7200"), url);
      }
      assertTrue(answer.path("expires_at").asText().endsWith("Z"));
      assertEquals(404, get("/jobs/" + id).status());
    }

    @Test
    void aFileOfMoreThanTenThousandPartsGetsLargerOnes() throws Exception {
      long size = 50_001 * MIB;

      JsonNode file =
          IngestCaller.file(
              started(IngestCaller.request(IngestCaller.bin("L", "l.dat", size))), 0, 0);

      assertEquals(6 * MIB, file.path("part_size").asLong());
      assertEquals(8_334, file.path("part_urls").size());
    }

    @Test
    void aUrlIsGoodForItsPartOnly() throws Exception {
      JsonNode answer =
          started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 2L * IngestCaller.PART)));
      String url = IngestCaller.file(answer, 0, 0).path("part_urls").path(0).path("url").asText();

      assertEquals(
          403, caller.put(url.replace("partNumber=1", "partNumber=2"), new byte[1]).statusCode());
      assertEquals(403, caller.put(url.replace("a.dat", "b.dat"), new byte[1]).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "a/b|'bins[0].files[0].filename' is 'a/b'; expected a file name without path separators",
          "a\\b|'bins[0].files[0].filename' is 'a\\b'; expected a file name without path separators",
          "..|'bins[0].files[0].filename' is '..'; expected a file name without '..'",
          "a..b|'bins[0].files[0].filename' is 'a..b'; expected a file name without '..'",
          ".|'bins[0].files[0].filename' is '.'; expected a file name without '..'",
          "``|'bins[0].files[0].filename' is empty; expected a file name",
        })
    void badFileNamesAreRefused(String name, String detail) throws Exception {
      refused(
          post("/ingest/start", IngestCaller.request(IngestCaller.bin("A", name, 1))), 400, detail);
    }

    @Test
    void controlCharactersLongNamesAndRepeatsAreRefused() throws Exception {
      for (String name : List.of("a\nb", "a\u0000", "a\u0085", "a\u2028", "\u007f")) {
        refused(
            post("/ingest/start", IngestCaller.request(IngestCaller.bin("A", name, 1))),
            400,
            "'bins[0].files[0].filename' has a control character; expected a file name of printable characters");
      }
      refused(
          post("/ingest/start", IngestCaller.request(IngestCaller.bin("A", "ä".repeat(128), 1))),
          400,
          "'bins[0].files[0].filename' is 256 bytes long in UTF-8; expected at most 255");
      refused(
          post("/ingest/start", IngestCaller.request(IngestCaller.bin("A", "a", 1, "a", 2))),
          400,
          "'bins[0].files[1].filename' 'a' comes twice; each name once in a bin");
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(IngestCaller.bin("A", "a", 1), IngestCaller.bin("A", "a", 2))),
          400,
          "'bins[1].bin_id' 'A' comes twice; each bin once in a job");
      refused(
          post("/ingest/start", IngestCaller.request(IngestCaller.bin("../A", "a", 1))),
          400,
          "'bins[0].bin_id' is '../A'; expected 1 to 200 letters, digits, '_', '-', '+' and '.', without '..'");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "[]|The body must be a JSON object with bins",
          "{}|'bins' must be a list of at least one bin",
          "{\"bins\": []}|'bins' must be a list of at least one bin",
          "{\"bins\": [1]}|'bins[0]' is not a JSON object; expected bin_id and files",
          "{\"bins\": [{}]}|'bins[0].bin_id' is missing",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": []}]}|'bins[0].files' must be a list of at least one file",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{}]}]}|'bins[0].files[0].filename' is missing",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\"}]}]}|'bins[0].files[0].size_bytes' is missing",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\", \"size_bytes\": 0}]}]}|'bins[0].files[0].size_bytes' must be a whole number, 1 or more",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\", \"size_bytes\": 1.5}]}]}|'bins[0].files[0].size_bytes' must be a whole number, 1 or more",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\", \"size_bytes\": 1}]}], \"signed_sizes\": 1}|'signed_sizes' must be true or false",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\", \"size_bytes\": 1}]}], \"priority\": 101}|'priority' must be a whole number from -100 to 100",
          "{\"bins\": [{\"bin_id\": \"A\", \"files\": [{\"filename\": \"a\", \"size_bytes\": 1}]}], \"callback_url\": \"x\"}|'callback_url' is 'x', but must be an address like https://host/path",
        })
    void bodiesOfOtherShapesAreRefused(String body, String detail) throws Exception {
      refused(caller.call("POST", service.address().resolve("/ingest/start"), body), 400, detail);
    }

    @Test
    void whatIsOverALimitIsRefusedByName() throws Exception {
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(
                  IngestCaller.bin("A", "a", 1),
                  IngestCaller.bin("B", "a", 1),
                  IngestCaller.bin("C", "a", 1),
                  IngestCaller.bin("D", "a", 1),
                  IngestCaller.bin("E", "a", 1))),
          413,
          "'bins' asks for 5 bins; at most 4 are allowed (INGEST_MAX_BINS): ask for less at a time");
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(
                  IngestCaller.bin("A", "a", 1, "b", 1, "c", 1, "d", 1),
                  IngestCaller.bin("B", "a", 1, "b", 1, "c", 1))),
          413,
          "'bins' asks for 7 files in all; at most 6 are allowed (INGEST_MAX_FILES): ask for less at a time");
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(
                  IngestCaller.bin("A", "a", 1, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1))),
          413,
          "'bins[0].files' asks for 6 files; at most 5 are allowed (INGEST_MAX_BIN_FILES): ask for less at a time");
      refused(
          post("/ingest/start", IngestCaller.request(IngestCaller.bin("A", "a", 200_001 * MIB))),
          413,
          "'bins[0].files[0].size_bytes' asks for 209716248576 bytes; at most 209715200000 are allowed (INGEST_MAX_FILE_MB): ask for less at a time");
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(IngestCaller.bin("A", "a", 200_000 * MIB, "b", 50_001 * MIB))),
          413,
          "'bins[0].files' asks for 262145048576 bytes together; at most 262144000000 are allowed (INGEST_MAX_BIN_MB): ask for less at a time");
      refused(
          post(
              "/ingest/start",
              IngestCaller.request(IngestCaller.bin("A", "a", 50_000 * MIB, "b", 5_000 * MIB))),
          413,
          "'bins' asks for 11000 parts in all; at most 10500 are allowed (INGEST_MAX_PARTS): ask for less at a time");
      Answer long1 =
          caller.call(
              "POST", service.address().resolve("/ingest/start"), " ".repeat(2 * (int) MIB));
      refused(
          long1,
          413,
          "The body is larger than 1048576 bytes (MAX_REQUEST_MB); bring fewer bins with one request");
    }

    @Test
    void theSameKeyGivesTheSameIngestAndAnotherBodyAConflict() throws Exception {
      ObjectNode request = IngestCaller.request(IngestCaller.bin("A", "a.dat", 3));
      request.put("idempotency_key", "key-1");
      JsonNode first = started(request);

      JsonNode again = started(request);

      assertEquals(first.path("job_id"), again.path("job_id"));
      assertEquals(
          IngestCaller.file(first, 0, 0).path("upload_id"),
          IngestCaller.file(again, 0, 0).path("upload_id"));
      assertEquals(1, IngestCaller.file(again, 0, 0).path("part_urls").size());
      ObjectNode other = IngestCaller.request(IngestCaller.bin("B", "a.dat", 3));
      other.put("idempotency_key", "key-1");
      refused(
          post("/ingest/start", other),
          409,
          "Idempotency key 'key-1' was used for a different request; use a new key, or repeat the first request unchanged");
      assertEquals(200, delete("/ingest/" + first.path("job_id").asText()).status());
      assertNotEquals(first.path("job_id"), started(request).path("job_id"));
    }

    @Test
    void otherMethodsAreNotPossible() throws Exception {
      assertEquals(405, get("/ingest/start").status());
      assertEquals(405, get("/ingest/complete").status());
    }
  }

  @Nested
  class Completing {

    @Test
    void theLastFileOfTheLastBinQueuesTheJobWithWhatTheStartAskedFor() throws Exception {
      ObjectNode request =
          IngestCaller.request(
              IngestCaller.bin("A", "a.dat", 3, "b.dat", 4), IngestCaller.bin("B", "c.dat", 5));
      request.putObject("parameters").put("factor", 2);
      JsonNode answer = started(request);
      String id = answer.path("job_id").asText();
      ObjectNode first = caller.uploaded(answer, 0, 0, bytes(3));

      Answer completed = complete(first);

      assertEquals(200, completed.status(), completed.detail());
      assertEquals(first.path("file_id"), completed.json().path("file_id"));
      assertEquals("datasets/" + id + "/A/a.dat", completed.json().path("s3_key").asText());
      assertEquals("completed", completed.json().path("status").asText());
      assertFalse(completed.json().path("etag").asText().isEmpty());
      assertEquals(completed, complete(first), "a repeat answers the same");
      assertEquals(200, complete(caller.uploaded(answer, 0, 1, bytes(4))).status());
      assertEquals(404, get("/jobs/" + id).status());
      assertEquals(200, complete(caller.uploaded(answer, 1, 0, bytes(5))).status());
      JsonNode job = service.ended(id);
      assertEquals("completed", job.path("status").asText(), job.path("error").asText());
      assertEquals(2, job.path("result").path("counts").path("bins").asInt());
      assertEquals(3, job.path("result").path("counts").path("rois").asInt());
      assertEquals(2, job.path("parameters").path("factor").asInt());
      assertEquals(completed, complete(first), "and still does when the job has ended");
      refused(
          delete("/ingest/" + id),
          409,
          "All files of ingest '%s' are there and its job is posted; cancel the job instead"
              .formatted(id));
    }

    @Test
    void partsInAnyOrderWithOrWithoutQuotesMakeTheFile() throws Exception {
      int length = 2 * IngestCaller.PART + 7;
      byte[] content = bytes(length);
      JsonNode answer = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", length)));
      ObjectNode body = caller.uploaded(answer, 0, 0, content);
      var parts = new ArrayList<JsonNode>();
      body.path("parts").forEach(parts::add);
      ArrayNode turned = body.putArray("parts");
      parts
          .reversed()
          .forEach(part ->
              turned
                  .addObject()
                  .put("PartNumber", part.path("PartNumber").asInt())
                  .put("ETag", part.path("ETag").asText().replace("\"", "")));

      assertEquals(200, complete(body).status());

      String key = IngestCaller.file(answer, 0, 0).path("s3_key").asText();
      try (var stored = service.store().open(key)) {
        assertTrue(Arrays.equals(content, stored.readAllBytes()));
      }
    }

    @Test
    void wrongIdsAreRefused() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", 3), IngestCaller.bin("B", "a.dat", 3)));
      ObjectNode body = caller.uploaded(answer, 0, 0, bytes(3));
      String unknown = UUID.randomUUID().toString();

      refused(
          complete(body.deepCopy().put("job_id", unknown)),
          400,
          "'job_id' is '%s'; there is no such ingest".formatted(unknown));
      refused(
          complete(body.deepCopy().put("job_id", "x")),
          400,
          "'job_id' is 'x'; expected an id given by /ingest/start");
      refused(
          complete(body.deepCopy().put("file_id", unknown)),
          400,
          "'file_id' is '%s'; the ingest has no such file".formatted(unknown));
      refused(
          complete(body.deepCopy().put("bin_id", "B")),
          400,
          "'bin_id' is 'B'; the file was given another: send back what /ingest/start answered");
      refused(
          complete(body.deepCopy().put("upload_id", "u")),
          400,
          "'upload_id' is 'u'; the file was given another: send back what /ingest/start answered");
      refused(complete(body.deepCopy().putNull("bin_id")), 400, "'bin_id' must be text");
      refused(
          complete(body.deepCopy().put("upload_id", "u\n")),
          400,
          "'upload_id' must be at most 1024 printable characters");
      refused(
          complete(body.deepCopy().put("parts", 1)),
          400,
          "'parts' must be a list of at least one part");
      assertEquals(200, complete(body).status(), "nothing of this did harm");
    }

    @Test
    void wrongPartsAreRefused() throws Exception {
      JsonNode answer =
          started(IngestCaller.request(IngestCaller.bin("A", "a.dat", IngestCaller.PART + 9L)));
      JsonNode urls = IngestCaller.file(answer, 0, 0).path("part_urls");
      String tag =
          caller
              .put(urls.path(0).path("url").asText(), bytes(IngestCaller.PART))
              .headers()
              .firstValue("ETag")
              .orElseThrow();
      String plain = tag.replace("\"", "");

      refused(
          complete(parts(answer, 1, tag)), 400, "'parts' lacks part 2; the file has parts 1 to 2");
      refused(
          complete(parts(answer, 1, tag, 3, "x")),
          400,
          "'parts[1].PartNumber' is 3; the file has parts 1 to 2");
      refused(
          complete(parts(answer, 0, "x", 1, tag)),
          400,
          "'parts[0].PartNumber' is 0; the file has parts 1 to 2");
      refused(
          complete(parts(answer, 1, tag, 1, tag)),
          400,
          "'parts[1].PartNumber' is 1 for the second time; each part once");
      refused(
          complete(parts(answer, 1, tag, 2, "x")),
          409,
          "The store does not have part 2; upload and then complete again");
      caller.put(urls.path(1).path("url").asText(), bytes(8));
      String short2 = tagOf(answer, 2);
      refused(
          complete(parts(answer, 1, "wrong", 2, short2)),
          400,
          "'parts[0].ETag' is 'wrong'; the store has '%s' for part 1: give that, or upload the part again"
              .formatted(plain));
      refused(
          complete(parts(answer, 1, tag, 2, short2)),
          409,
          "The parts make 5242888 bytes, the declared size is 5242889; other than planned are part 2: upload them again");
      caller.put(urls.path(1).path("url").asText(), bytes(9));
      assertEquals(200, complete(parts(answer, 1, tag, 2, tagOf(answer, 2))).status());
    }

    @Test
    void whereSizesAreSignedTheStoreTakesNoOtherAndTheWrongPartsAreRefusedAlike() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(IngestCaller.bin("A", "a.dat", IngestCaller.PART + 9L))
                  .put("signed_sizes", true));
      JsonNode urls = IngestCaller.file(answer, 0, 0).path("part_urls");
      String tag =
          caller
              .put(urls.path(0).path("url").asText(), bytes(IngestCaller.PART))
              .headers()
              .firstValue("ETag")
              .orElseThrow();

      assertEquals(403, caller.put(urls.path(1).path("url").asText(), bytes(8)).statusCode());
      assertEquals(403, caller.put(urls.path(1).path("url").asText(), bytes(10)).statusCode());
      refused(
          complete(parts(answer, 1, tag)), 400, "'parts' lacks part 2; the file has parts 1 to 2");
      refused(
          complete(parts(answer, 1, tag, 2, "x")),
          409,
          "The store does not have part 2; upload and then complete again");
      JsonNode again = get("/ingest/" + answer.path("job_id").asText()).json();
      String fresh = IngestCaller.file(again, 0, 0).path("part_urls").path(0).path("url").asText();
      assertEquals(403, caller.put(fresh, bytes(8)).statusCode(), "so do fresh URLs");
      assertEquals(200, caller.put(fresh, bytes(9)).statusCode());
      refused(
          complete(parts(answer, 2, "wrong", 1, tag)),
          400,
          "'parts[0].ETag' is 'wrong'; the store has '%s' for part 2: give that, or upload the part again"
              .formatted(tagOf(answer, 2)));
      Answer complete = complete(parts(answer, 2, tagOf(answer, 2), 1, tag));
      assertEquals(200, complete.status());
      assertEquals(
          IngestCaller.PART + 9L,
          service.store().info(complete.json().path("s3_key").asText()).orElseThrow().size());
    }

    @Test
    void severalFilesAreCompletedAtOnceAndTheLastQueuesTheJob() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", 3, "b.dat", 4),
                  IngestCaller.bin("B", "c.dat", 5)));
      String id = answer.path("job_id").asText();
      ObjectNode a = caller.uploaded(answer, 0, 0, bytes(3));
      ObjectNode b = caller.uploaded(answer, 0, 1, bytes(4));
      ObjectNode c = caller.uploaded(answer, 1, 0, bytes(5));

      Answer some = completeSeveral(id, b, a);

      assertEquals(200, some.status(), some.detail());
      assertEquals(id, some.json().path("job_id").asText());
      assertEquals("uploading", some.json().path("state").asText());
      assertEquals(2, some.json().path("files").size());
      assertEquals(complete(b).json(), some.json().path("files").path(0));
      assertEquals(complete(a).json(), some.json().path("files").path(1));
      assertEquals(404, get("/jobs/" + id).status());
      Answer rest = completeSeveral(id, a, c);
      assertEquals(200, rest.status(), rest.detail());
      assertEquals("queued", rest.json().path("state").asText());
      assertEquals(some.json().path("files").path(1), rest.json().path("files").path(0));
      JsonNode job = service.ended(id);
      assertEquals("completed", job.path("status").asText(), job.path("error").asText());
      assertEquals(3, job.path("result").path("counts").path("rois").asInt());
      assertEquals(rest, completeSeveral(id, a, c), "a repeat answers the same");
    }

    private static Answer completeSeveral(String id, ObjectNode... files) throws Exception {
      ObjectNode body = RunningService.MAPPER.createObjectNode();
      for (ObjectNode file : files) {
        body.withArray("files").add(file.deepCopy().without("job_id"));
      }
      return post("/ingest/%s/complete".formatted(id), body);
    }

    /** How many files of an ingest the database has as complete. */
    private static int noted(String id) throws SQLException {
      try (var connection = service.connection();
          var count =
              connection.prepareStatement(
                  "select files_done from upload where job_id = cast(? as uuid)")) {
        count.setString(1, id);
        try (var row = count.executeQuery()) {
          assertTrue(row.next());
          return row.getInt(1);
        }
      }
    }

    @Test
    void theOneOfSeveralThatIsWrongIsNamed() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", 3), IngestCaller.bin("B", "b.dat", 4)));
      String id = answer.path("job_id").asText();
      ObjectNode a = caller.uploaded(answer, 0, 0, bytes(3));
      ObjectNode b = IngestCaller.completion(answer, 1, 0);
      b.withArray("parts").addObject().put("PartNumber", 1).put("ETag", "x");
      String unknown = UUID.randomUUID().toString();

      refused(
          completeSeveral(id, a, b),
          409,
          "'files[1]': The store does not have part 1; upload and then complete again");
      // Before anybody asks, who would find the object and note it then.
      assertEquals(1, noted(id), "the other is complete");
      JsonNode status = get("/ingest/" + id).json();
      assertEquals("completed", IngestCaller.file(status, 0, 0).path("status").asText());
      assertEquals("uploading", IngestCaller.file(status, 1, 0).path("status").asText());
      refused(
          completeSeveral(id, a, b.deepCopy().put("file_id", unknown)),
          400,
          "'files[1].file_id' is '%s'; the ingest has no such file".formatted(unknown));
      refused(
          completeSeveral(id, b.deepCopy().put("bin_id", "A"), a),
          400,
          "'files[0].bin_id' is 'A'; the file was given another: send back what /ingest/start answered");
      ObjectNode strange = b.deepCopy();
      strange.withArray("parts").addObject().put("PartNumber", 2).put("ETag", "x");
      refused(
          completeSeveral(id, a, strange),
          400,
          "'files[1].parts[1].PartNumber' is 2; the file has parts 1 to 1");
      refused(
          completeSeveral(id, a, a),
          400,
          "'files[1].file_id' is '%s' for the second time; each file once"
              .formatted(a.path("file_id").asText()));
      refused(
          completeSeveral(id, a, b.deepCopy().put("upload_id", 1)),
          400,
          "'files[1].upload_id' must be text");
      refused(completeSeveral(id), 400, "'files' must be a list of 1 to 1000 files");
      refused(
          post("/ingest/%s/complete".formatted(id), RunningService.MAPPER.createArrayNode()),
          400,
          "The body must be a JSON object with files");
      refused(completeSeveral(unknown, a), 404, "There is no ingest '%s'".formatted(unknown));
      refused(completeSeveral("x", a), 404, "There is no ingest 'x'");
      b = caller.uploaded(answer, 1, 0, bytes(4));
      assertEquals(200, completeSeveral(id, a, b).status(), "nothing of this did harm");
      JsonNode other = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 3)));
      String given = other.path("job_id").asText();
      ObjectNode late = caller.uploaded(other, 0, 0, bytes(3));
      delete("/ingest/" + given);
      refused(
          completeSeveral(given, late),
          409,
          "Ingest '%s' was aborted (By request); begin a new one".formatted(given));
    }

    @Test
    void moreFilesThanAreInWorkAtATimeAreCompletedInOneCall() throws Exception {
      int files = 40;
      try (var other =
          service.another(Map.of("INGEST_MAX_FILES", "50", "INGEST_MAX_BIN_FILES", "50"))) {
        URI there = URI.create("http://127.0.0.1:" + other.port());
        var named = new ArrayList<Object>();
        for (int i = 0; i < files; i++) {
          named.addAll(List.of("f%02d.dat".formatted(i), i + 1));
        }
        String request = IngestCaller.request(IngestCaller.bin("A", named.toArray())).toString();
        JsonNode answer = caller.call("POST", there.resolve("/ingest/start"), request).json();
        String id = answer.path("job_id").asText();
        var uploaded = new ObjectNode[files];
        for (int i = 0; i < files; i++) {
          uploaded[i] = caller.uploaded(answer, 0, i, bytes(i + 1));
        }
        assertEquals(200, complete(uploaded[20]).status());

        Answer completed = completeSeveral(id, uploaded);

        assertEquals(200, completed.status(), completed.detail());
        assertEquals("queued", completed.json().path("state").asText());
        for (int i = 0; i < files; i++) {
          JsonNode file = completed.json().path("files").path(i);
          assertEquals(uploaded[i].path("file_id"), file.path("file_id"));
          assertEquals(
              i + 1, service.store().info(file.path("s3_key").asText()).orElseThrow().size());
        }
        assertEquals("completed", service.ended(id).path("status").asText());
        assertEquals(completed, completeSeveral(id, uploaded), "a repeat answers the same");
      }
    }

    @Test
    void manyCallersWithTheSameFilesQueueTheJobOnce() throws Exception {
      completedByManyCallers(
          (id, files) -> {
            var requests = new ArrayList<Request>();
            for (List<ObjectNode> order : List.of(files, files.reversed(), files.subList(1, 3))) {
              ObjectNode body = RunningService.MAPPER.createObjectNode();
              order.forEach(file -> body.withArray("files").add(file));
              requests.add(new Request("/ingest/%s/complete".formatted(id), body));
            }
            return requests;
          },
          answer -> answer.json().path("files"));
    }

    private static String tagOf(JsonNode answer, int number) {
      JsonNode file = IngestCaller.file(answer, 0, 0);
      return service
          .store()
          .multipartUploads()
          .parts(file.path("s3_key").asText(), file.path("upload_id").asText())
          .orElseThrow()
          .get(number - 1)
          .etag();
    }

    private static ObjectNode parts(JsonNode answer, Object... numbersAndTags) {
      ObjectNode body = IngestCaller.completion(answer, 0, 0);
      ArrayNode parts = body.putArray("parts");
      for (int i = 0; i < numbersAndTags.length; i += 2) {
        parts
            .addObject()
            .put("PartNumber", (Integer) numbersAndTags[i])
            .put("ETag", (String) numbersAndTags[i + 1]);
      }
      return body;
    }

    @Test
    void aCompletionThatWasNeverNotedIsFoundWhenItIsRepeated() throws Exception {
      JsonNode answer = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 6)));
      ObjectNode body = caller.uploaded(answer, 0, 0, bytes(6));
      JsonNode file = IngestCaller.file(answer, 0, 0);
      var multipart = service.store().multipartUploads();
      String key = file.path("s3_key").asText();
      String upload = file.path("upload_id").asText();
      // What a service does before it dies: the store has completed, the ledger does not know.
      String etag = multipart.complete(key, upload, multipart.parts(key, upload).orElseThrow());

      Answer repeated = complete(body);

      assertEquals(200, repeated.status(), repeated.detail());
      assertEquals(etag, repeated.json().path("etag").asText());
      assertEquals(
          "completed", service.ended(answer.path("job_id").asText()).path("status").asText());
    }

    @Test
    void manyCallersOfSeveralProcessesQueueTheJobOnce() throws Exception {
      completedByManyCallers(
          (_, files) -> files.stream().map(file -> new Request("/ingest/complete", file)).toList(),
          answer -> answer);
    }

    private record Request(String path, ObjectNode body) {}

    /**
     * Has ingests of three files completed by requests that are each made four times at once, to
     * two processes.
     *
     * @param requests made of the ingest's id and what completes each of the files
     * @param same what the answers to one request have in common
     */
    private static void completedByManyCallers(
        BiFunction<String, List<ObjectNode>, List<Request>> requests, Function<Answer, ?> same)
        throws Exception {
      try (var other = service.another()) {
        URI there = URI.create("http://127.0.0.1:" + other.port());
        for (int round = 0; round < 5; round++) {
          JsonNode answer =
              started(
                  IngestCaller.request(
                      IngestCaller.bin("A", "a.dat", 3, "b.dat", 4),
                      IngestCaller.bin("B", "c.dat", 5)));
          String id = answer.path("job_id").asText();
          List<ObjectNode> files =
              List.of(
                  caller.uploaded(answer, 0, 0, bytes(3)),
                  caller.uploaded(answer, 0, 1, bytes(4)),
                  caller.uploaded(answer, 1, 0, bytes(5)));
          var calls = new ArrayList<Callable<Answer>>();
          for (Request request : requests.apply(id, files)) {
            for (URI base : List.of(service.address(), there, service.address(), there)) {
              calls.add(() ->
                  caller.call("POST", base.resolve(request.path()), request.body().toString()));
            }
          }

          try (var threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Answer>> answers = threads.invokeAll(calls);
            for (int i = 0; i < answers.size(); i++) {
              Answer one = answers.get(i).get();
              assertEquals(200, one.status(), one.detail());
              assertEquals(same.apply(answers.get(i / 4 * 4).get()), same.apply(one));
            }
          }

          JsonNode job = service.ended(id);
          assertEquals("completed", job.path("status").asText(), job.path("error").asText());
          assertEquals(2, job.path("bins").path("total").asInt());
        }
      }
    }
  }

  @Nested
  class GoingOn {

    @Test
    void aRestartLosesNothingAndTheStatusTellsWhatIsMissing() throws Exception {
      int length = 2 * IngestCaller.PART + 1;
      byte[] content = bytes(length);
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", length), IngestCaller.bin("B", "b.dat", 2)));
      String id = answer.path("job_id").asText();
      JsonNode second = IngestCaller.file(answer, 0, 0).path("part_urls").path(1);
      caller.put(
          second.path("url").asText(),
          Arrays.copyOfRange(content, IngestCaller.PART, 2 * IngestCaller.PART));
      complete(caller.uploaded(answer, 1, 0, bytes(2)));

      service.restart();

      JsonNode status = get("/ingest/" + id).json();
      assertEquals("uploading", status.path("state").asText());
      assertEquals(2, status.path("files_total").asInt());
      assertEquals(1, status.path("files_completed").asInt());
      JsonNode file = IngestCaller.file(status, 0, 0);
      assertEquals("uploading", file.path("status").asText());
      assertEquals(2, file.path("parts").path(0).path("PartNumber").asInt());
      assertEquals(IngestCaller.PART, file.path("parts").path(0).path("size_bytes").asInt());
      assertEquals(1, file.path("part_urls").path(0).path("part_number").asInt());
      assertEquals(3, file.path("part_urls").path(1).path("part_number").asInt());
      assertEquals("completed", IngestCaller.file(status, 1, 0).path("status").asText());
      assertEquals(0, IngestCaller.file(status, 1, 0).path("part_urls").size());
      Answer completed = complete(caller.uploaded(status, 0, 0, content));
      assertEquals(200, completed.status(), completed.detail());
      assertEquals("completed", service.ended(id).path("status").asText());
      assertEquals("queued", get("/ingest/" + id).json().path("state").asText());
    }

    @Test
    void binsCanBeAskedForOneByOneAndPageByPage() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a", 1),
                  IngestCaller.bin("B", "a", 1),
                  IngestCaller.bin("C", "a", 1)));
      String path = "/ingest/" + answer.path("job_id").asText();
      complete(caller.uploaded(answer, 1, 0, bytes(1)));

      assertEquals("[\"B\"]", bins(get(path + "?bin_id=B").json()));
      assertEquals("[\"B\"]", bins(get(path + "?status=completed").json()));
      assertEquals("[\"A\",\"C\"]", bins(get(path + "?status=uploading").json()));
      JsonNode first = get(path + "?limit=2&urls=false").json();
      assertEquals("[\"A\",\"B\"]", bins(first));
      assertEquals(0, IngestCaller.file(first, 0, 0).path("part_urls").size());
      JsonNode rest = get(path + "?limit=2&cursor=" + first.path("next_cursor").asText()).json();
      assertEquals("[\"C\"]", bins(rest));
      assertTrue(rest.path("next_cursor").isNull());
      refused(
          get(path + "?limit=101"), 400, "'limit' is '101'; expected a whole number from 1 to 100");
      refused(get(path + "?urls=x"), 400, "'urls' is 'x'; expected true or false");
    }

    private static String bins(JsonNode status) {
      ArrayNode ids = RunningService.MAPPER.createArrayNode();
      status.path("bins").forEach(bin -> ids.add(bin.path("bin_id").asText()));
      return ids.toString();
    }

    @Test
    void partsThatTheStoreThrewAwayGetAnUploadOfTheirOwnAgain() throws Exception {
      JsonNode answer = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 4)));
      String id = answer.path("job_id").asText();
      ObjectNode body = caller.uploaded(answer, 0, 0, bytes(4));
      JsonNode file = IngestCaller.file(answer, 0, 0);
      service
          .store()
          .multipartUploads()
          .abort(file.path("s3_key").asText(), file.path("upload_id").asText());

      refused(
          complete(body),
          409,
          "The store no longer has the parts of 'a.dat'; GET the ingest for new URLs and upload it again");
      JsonNode status = get("/ingest/" + id).json();
      assertEquals(200, complete(caller.uploaded(status, 0, 0, bytes(4))).status());
      assertEquals("completed", service.ended(id).path("status").asText());
    }

    @Test
    void whoAsksFindsACompletionThatWasNeverNoted() throws Exception {
      JsonNode answer = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 6)));
      String id = answer.path("job_id").asText();
      caller.uploaded(answer, 0, 0, bytes(6));
      JsonNode file = IngestCaller.file(answer, 0, 0);
      var multipart = service.store().multipartUploads();
      String key = file.path("s3_key").asText();
      String upload = file.path("upload_id").asText();
      multipart.complete(key, upload, multipart.parts(key, upload).orElseThrow());

      JsonNode status = get("/ingest/" + id).json();

      assertEquals("queued", status.path("state").asText());
      assertEquals("completed", IngestCaller.file(status, 0, 0).path("status").asText());
      assertEquals("completed", service.ended(id).path("status").asText());
    }

    @Test
    void whoAsksWhileAFileIsBeingCompletedIsToldWhatCameOfIt() throws Exception {
      JsonNode answer = started(IngestCaller.request(IngestCaller.bin("A", "a.dat", 6)));
      String id = answer.path("job_id").asText();
      caller.uploaded(answer, 0, 0, bytes(6));
      JsonNode file = IngestCaller.file(answer, 0, 0);
      var multipart = service.store().multipartUploads();
      String key = file.path("s3_key").asText();
      String upload = file.path("upload_id").asText();
      // Another caller has claimed the file, and died when the store had made the object.
      try (var connection = service.connection();
          var claim =
              connection.prepareStatement(
                  "update upload_file set completing_until = now() + interval '2 seconds'"
                      + " where file_id = cast(? as uuid)")) {
        claim.setString(1, file.path("file_id").asText());
        assertEquals(1, claim.executeUpdate());
      }
      multipart.complete(key, upload, multipart.parts(key, upload).orElseThrow());

      JsonNode told = IngestCaller.file(get("/ingest/" + id).json(), 0, 0);

      assertEquals("completed", told.path("status").asText());
      assertEquals(0, told.path("part_urls").size(), "nothing is to be uploaded again");
      assertEquals("completed", service.ended(id).path("status").asText());
    }

    @Test
    void unknownIngestsAreNotFound() throws Exception {
      String unknown = UUID.randomUUID().toString();

      refused(get("/ingest/" + unknown), 404, "There is no ingest '%s'".formatted(unknown));
      refused(delete("/ingest/" + unknown), 404, "There is no ingest '%s'".formatted(unknown));
      refused(get("/ingest/x"), 404, "There is no ingest 'x'");
    }
  }

  @Nested
  class GivingUp {

    @Test
    void anAbortedIngestLeavesNothingAndCannotBeCompleted() throws Exception {
      JsonNode answer =
          started(
              IngestCaller.request(
                  IngestCaller.bin("A", "a.dat", 3), IngestCaller.bin("B", "b.dat", 3)));
      String id = answer.path("job_id").asText();
      ObjectNode late = caller.uploaded(answer, 1, 0, bytes(3));
      complete(caller.uploaded(answer, 0, 0, bytes(3)));
      assertEquals(1, objects(id));
      assertEquals(1, openUploads(id));

      Answer aborted = delete("/ingest/" + id);

      assertEquals(200, aborted.status());
      assertEquals(
          "{\"job_id\":\"%s\",\"state\":\"aborted\"}".formatted(id), aborted.json().toString());
      assertEquals(0, objects(id));
      assertEquals(0, openUploads(id));
      assertEquals(200, delete("/ingest/" + id).status());
      refused(
          complete(late),
          409,
          "Ingest '%s' was aborted (By request); begin a new one".formatted(id));
      JsonNode status = get("/ingest/" + id).json();
      assertEquals("aborted", status.path("state").asText());
      assertEquals("By request", status.path("reason").asText());
      assertEquals(404, get("/jobs/" + id).status());
      String url = IngestCaller.file(answer, 1, 0).path("part_urls").path(0).path("url").asText();
      assertEquals(404, caller.put(url, bytes(3)).statusCode());
    }

    @Test
    void whatNobodyGoesOnWithIsGivenUpByTheServiceItself(@TempDir Path own) throws Exception {
      RunningService shared = service;
      try (var hasty =
              new RunningService(
                  own,
                  Map.of(
                      "MULTIPART_URL_TTL_SECONDS", "10",
                      "INGEST_EXPIRY_SECONDS", "10",
                      "INGEST_SWEEP_SECONDS", "1"));
          var other = hasty.another()) {
        assertTrue(other.port() > 0);
        service = hasty;
        JsonNode answer =
            started(
                IngestCaller.request(
                    IngestCaller.bin("A", "a.dat", 3), IngestCaller.bin("B", "b.dat", 3)));
        String id = answer.path("job_id").asText();
        ObjectNode late = caller.uploaded(answer, 1, 0, bytes(3));
        complete(caller.uploaded(answer, 0, 0, bytes(3)));

        await(() -> objects(id) == 0 && openUploads(id) == 0);

        refused(
            complete(late),
            409,
            "Ingest '%s' was aborted (Nobody went on with it in time); begin a new one"
                .formatted(id));
      } finally {
        service = shared;
      }
    }
  }

  @Test
  void withoutTheStoreNothingBeginsAndTheKeyStaysFree(@TempDir Path own) throws Exception {
    try (var lonely = new RunningService(own, Map.of("S3_READ_TIMEOUT_SECONDS", "1"))) {
      lonely.stopStore();
      ObjectNode request = IngestCaller.request(IngestCaller.bin("A", "a.dat", 3));
      request.put("idempotency_key", "key");
      for (int i = 0; i < 2; i++) {
        Answer answer =
            caller.call("POST", lonely.address().resolve("/ingest/start"), request.toString());
        refused(answer, 503, "The object store is out of reach; try again in some seconds");
      }
    }
  }
}
