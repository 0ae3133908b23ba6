package amplify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about jobs, against a service that answers as the test says. */
class JobCommandsTest {

  private static final String JOB = "0b0e7f4c-0000-4000-8000-000000000001";
  private static final String COUNTS =
      "'bins':{'total':4,'done':2,'failed':1,'cancelled':0,'running':1}";
  private static final String PROCESSING =
      "{'job_id':'%s','status':'processing','created_at':'2026-03-01T10:00:00.123Z',%s,"
              .formatted(JOB, COUNTS)
          + "'started_at':'2026-03-01T10:00:05Z','progress':{'stage':'processing','percent':62.26,"
          + "'eta_seconds':83.0,'detail':{'message':'D20130526T095207_IFCB013'}}}";
  private static final String COMPLETED =
      "{'job_id':'%s','status':'completed','created_at':'2026-03-01T10:00:00Z',".formatted(JOB)
          + "'started_at':'2026-03-01T10:00:05Z','completed_at':'2026-03-01T11:00:00Z',"
          + "'error':'1 of 1,234 bins failed',"
          + "'bins':{'total':1234,'done':1233,'failed':1,'cancelled':0,'running':0},"
          + "'result':{'counts':{'bins':1233,'rois':1,'masks':2500000},'failures':["
          + "{'bin_id':'D20130526T095207_IFCB013','error':'no .roi'},"
          + "{'bin_id':'IFCB5_2012_028_081515','roi_number':7,'error':'damaged'}]}}";
  private static final String FAILED =
      "{'job_id':'%s','status':'failed','created_at':'2026-03-01T10:00:00Z','error':'None worked'}"
          .formatted(JOB);
  private static final String CANCELLED =
      "{'job_id':'%s','status':'failed','cancelled':true,'created_at':'2026-03-01T10:00:00Z'}"
          .formatted(JOB);

  @TempDir private Path folder;
  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    service = new FakeService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private CommandRun run(String command, String... more) {
    var words = new ArrayList<String>(List.of(command, service.url()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private FakeService job(String json) {
    return service.on("GET /jobs/" + JOB, 200, json);
  }

  private JsonNode sent() throws IOException {
    return new ObjectMapper().readTree(service.body());
  }

  @Nested
  class Status {

    @Test
    void ofARunningJobShowsHowFarItIsAndHowLongItTakes() {
      job(PROCESSING);

      CommandRun run = run("status", JOB);

      assertEquals(
          """
          Job       %s
          Status    processing, 62.3 %%, 1 min 23 s left, D20130526T095207_IFCB013
          Bins      2 of 4 done, 1 running, 1 failed
          Posted    2026-03-01T10:00:00Z
          Started   2026-03-01T10:00:05Z
          """
              .formatted(JOB),
          run.out());
      assertEquals(0, run.code());
      assertEquals("", run.err());
    }

    @Test
    void ofACompletedJobShowsItsResultsAndWhatFailed() {
      job(COMPLETED);

      CommandRun run = run("status", JOB);

      assertTrue(run.out().contains("Status    completed\n"), run.out());
      assertTrue(run.out().contains("Ended     2026-03-01T11:00:00Z\n"), run.out());
      assertTrue(run.out().contains("Results   1,233 bins, 1 ROI, 2,500,000 masks\n"), run.out());
      assertTrue(run.out().contains("Error     1 of 1,234 bins failed\n"), run.out());
    }

    @ParameterizedTest
    @CsvSource({"de-DE", "fr-FR", "ar-EG", "hi-IN-u-nu-deva"})
    void isTheSameTextInEveryLocale(String tag) {
      job(COMPLETED);
      String usual = run("status", JOB).out();
      var own = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag(tag));

        assertEquals(usual, run("status", JOB).out());
      } finally {
        Locale.setDefault(own);
      }
    }

    @Test
    void ofAJobThatFailedIsNoFailureOfTheCommand() {
      job(FAILED);

      assertEquals(0, run("status", JOB).code());
    }

    @Test
    void callsACancelledJobCancelled() {
      job(CANCELLED);

      assertTrue(run("status", JOB).out().contains("Status    cancelled\n"));
    }

    @Test
    void isOneLineOfJsonForScripts() {
      job(PROCESSING);

      CommandRun run = run("status", JOB, "--json");

      assertEquals(1, run.json().size());
      JsonNode json = run.json().getFirst();
      assertEquals("processing", json.path("status").asText());
      assertEquals(62.26, json.path("percent").asDouble());
      assertEquals(83, json.path("eta_seconds").asLong());
      assertEquals(2, json.path("bins").path("done").asLong());
      assertTrue(json.path("completed_at").isNull());
      assertTrue(json.path("rois").isNull());
      assertEquals("2026-03-01T10:00:05Z", json.path("started_at").asText());
    }

    @Test
    void ofAnUnknownJobIsNotFoundInTheServicesWords() {
      service.on("GET /jobs/" + JOB, 404, "{'detail':'There is no job like that'}");

      CommandRun run = run("status", JOB);

      assertEquals(3, run.code());
      assertEquals("amplify: There is no job like that", run.error());
      assertEquals("", run.out());
    }

    @Test
    void keepsAnOddIdInOneSegmentOfThePath() {
      run("status", "../health?x=1");

      assertEquals(List.of("GET /jobs/..%2Fhealth%3Fx%3D1"), service.requests());
    }

    @ParameterizedTest
    @CsvSource({"400, no id", "409, not now", "422, cannot be done", "401, who are you"})
    void refusedByTheServiceIsAFailureInItsWords(int status, String detail) {
      service.on("GET /jobs/" + JOB, status, "{'detail':'%s'}".formatted(detail));

      CommandRun run = run("status", JOB);

      assertEquals(1, run.code());
      assertEquals("amplify: " + detail, run.error());
    }

    @Test
    void refusedWithoutAReasonNamesTheStatus() {
      service.on("GET /jobs/" + JOB, 418, "{}");

      assertTrue(run("status", JOB).error().contains("418"));
    }

    @Test
    void fromSomethingThatIsNoServiceAsksWhetherItIsOne() {
      service.on("GET /jobs/" + JOB, "text/html", "<html>Router login</html>");

      CommandRun run = run("status", JOB);

      assertEquals(1, run.code());
      assertTrue(run.error().contains("is it an Amplify service?"), run.err());
      assertTrue(run.error().contains(service.address()), run.err());
    }

    @Test
    void isAskedForAgainWhereTheServiceIsBusy() {
      service.on("GET /jobs/" + JOB, 503, "{'detail':'Busy'}", Map.of("Retry-After", "0"));

      CommandRun run = run("status", JOB);

      assertEquals(1, run.code());
      assertEquals("amplify: Busy", run.error());
      assertEquals(5, service.requests().size());
    }
  }

  @Nested
  class Lists {

    @Test
    void areATableWithALineForEachJob() {
      service.on("GET /jobs?limit=20", 200, "[%s,%s]".formatted(PROCESSING, CANCELLED));

      List<String> lines = run("list").out().lines().toList();

      assertEquals(3, lines.size());
      assertTrue(lines.get(0).matches("JOB +STATUS +POSTED +BINS"), lines.get(0));
      assertTrue(
          lines.get(1).matches(JOB + " +processing +2026-03-01T10:00:00Z +2 of 4 done, 1 .*"),
          lines.get(1));
      assertTrue(lines.get(2).contains(" cancelled "), lines.get(2));
    }

    @Test
    void goOnFromPageToPageUntilThereAreAsManyAsAskedFor() {
      String page = "[%s]".formatted(String.join(",", Collections.nCopies(100, FAILED)));
      service
          .on("GET /jobs?limit=100", 200, page, Map.of("X-Next-Cursor", "abc"))
          .on("GET /jobs?limit=50&cursor=abc", 200, "[%s]".formatted(FAILED));

      CommandRun run = run("list", "--limit=150", "--json");

      assertEquals(101, run.json().size());
      assertEquals(2, service.requests().size());
    }

    @Test
    void canBeOfOneStatusOnly() {
      service.on("GET /jobs?limit=3&status=failed", 200, "[]");

      assertEquals(0, run("list", "--limit=3", "--status=failed").code());
    }

    @Test
    void withoutJobsAreAHeadingForPeopleAndNothingForScripts() {
      service.on("GET /jobs", 200, "[]");

      assertEquals(1, run("list").out().lines().count());
      assertEquals("", run("list", "--json").out());
    }
  }

  @Nested
  class CancelAndRetry {

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "retry"})
    void showTheJobAsItIsThen(String command) {
      service.on("POST /jobs/%s/%s".formatted(JOB, command), 200, PROCESSING);

      CommandRun run = run(command, JOB);

      assertEquals(0, run.code());
      assertTrue(run.out().contains("Bins      2 of 4 done"), run.out());
      assertEquals(List.of("POST /jobs/%s/%s".formatted(JOB, command)), service.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "retry"})
    void failInTheServicesWordsWhereTheJobDoesNotAllowIt(String command) {
      service.on("POST /jobs/%s/%s".formatted(JOB, command), 409, "{'detail':'The job has ended'}");

      CommandRun run = run(command, JOB);

      assertEquals(1, run.code());
      assertEquals("amplify: The job has ended", run.error());
    }
  }

  @Nested
  class Failures {

    @Test
    void areBinsAndSingleRois() {
      job(COMPLETED);

      CommandRun run = run("failures", JOB);

      assertEquals(
          "D20130526T095207_IFCB013: no .roi\nIFCB5_2012_028_081515 ROI 7: damaged\n", run.out());
      assertEquals(0, run.code());
    }

    @Test
    void areAJsonLineEachForScripts() {
      job(COMPLETED);

      List<JsonNode> lines = run("failures", JOB, "--json").json();

      assertTrue(lines.get(0).path("roi_number").isNull());
      assertEquals(7, lines.get(1).path("roi_number").asLong());
      assertEquals("damaged", lines.get(1).path("error").asText());
    }

    @Test
    void ofARunningJobAreItsFailedBinsPageByPage() {
      job(PROCESSING)
          .on(
              "GET /jobs/%s/bins?limit=100&status=failed".formatted(JOB),
              200,
              "{'bins':[{'bin_id':'a','error':'x'}],'next_cursor':'c'}")
          .on(
              "GET /jobs/%s/bins?limit=100&status=failed&cursor=c".formatted(JOB),
              200,
              "{'bins':[{'bin_id':'b','error':'y'}],'next_cursor':null}");

      assertEquals("a: x\nb: y\n", run("failures", JOB).out());
    }

    @Test
    void thatAreNoneAreSaidToPeopleOnly() {
      job(COMPLETED.replaceAll("'failures':\\[.*]", "'failures':[]"));

      CommandRun run = run("failures", JOB, "--json");

      assertEquals("", run.out());
      assertEquals("Nothing failed.\n", run.err());
    }
  }

  @Nested
  class Watching {

    @ParameterizedTest
    @CsvSource({"completed, 0", "failed, 1", "cancelled, 1"})
    void endsWithACodeThatSaysHowTheJobEnded(String end, int code) {
      job(
          switch (end) {
            case "completed" -> COMPLETED;
            case "failed" -> FAILED;
            default -> CANCELLED;
          });

      assertEquals(code, run("watch", JOB).code());
    }

    @Test
    void printsProgressToStandardErrorAndTheEndToStandardOutput() {
      job(PROCESSING)
          .on(
              "GET /jobs/%s/events".formatted(JOB),
              "text/event-stream",
              "id: 1\ndata: %s\n\n: alive\n\nid: 2\ndata: %s\n\n"
                  .formatted(PROCESSING, COMPLETED)
                  .replace('\'', '"'));

      CommandRun run = run("watch", JOB);

      assertEquals(0, run.code());
      assertEquals(
          List.of(
              " 62 % processing, 2 of 4 done, 1 running, 1 failed, 1 min 23 s left",
              "100 % completed, 1233 of 1234 done, 1 failed"),
          run.err().lines().toList());
      assertTrue(run.out().startsWith("Job       " + JOB), run.out());
    }

    @Test
    void endsWithItsOwnCodeWhenTheTimeIsUp() {
      job(PROCESSING);

      CommandRun run = run("watch", JOB, "--timeout=0");

      assertEquals(5, run.code());
      assertTrue(run.err().contains("and keeps running; ask again later"), run.err());
    }
  }

  @Nested
  class Submitting {

    @BeforeEach
    void accept() {
      service.on("POST /jobs", 200, "{'job_id':'%s','status':'queued'}".formatted(JOB));
    }

    @Test
    void aManifestInTheBucketPrintsTheIdAlone() throws IOException {
      CommandRun run =
          run("submit", "s3://lab/manifest.jsonl", "--key=mine", "--callback=http://me");

      assertEquals(JOB + "\n", run.out());
      assertEquals("s3://lab/manifest.jsonl", sent().path("manifest_uri").asText());
      assertEquals("mine", sent().path("idempotency_key").asText());
      assertEquals("http://me", sent().path("callback_url").asText());
      assertTrue(sent().path("parameters").isMissingNode());
    }

    @Test
    void aLocalManifestSendsItsBins() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("m.json"),
              "{\"bins\":[{\"bin_id\":\"a\",\"files\":[\"s3://l/a.adc\"]}]}");

      assertEquals(0, run("submit", file.toString(), "--json").code());

      JsonNode bin = sent().path("manifest_inline").path("bins").path(0);
      assertEquals("a", bin.path("bin_id").asText());
      assertEquals("s3://l/a.adc", bin.path("files").path(0).asText());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"bin_id\":\"a\",\"files\":[]}\n{\"bin_id\":\"b\",\"files\":[]}",
          "[]",
          "{\"bins\":{}}",
          "{\"bins\":[]}",
          "",
          "not JSON",
          "{\"bins\":["
        })
    void aLocalManifestWithoutBinsIsWrongUsageAndNotSent(String text) throws IOException {
      Path file = Files.writeString(folder.resolve("m.json"), text);

      CommandRun run = run("submit", file.toString());

      assertEquals(2, run.code());
      assertTrue(run.error().contains("'%s'".formatted(file)), run.err());
      assertTrue(run.error().contains("{\"bins\":["), run.err());
      assertEquals(List.of(), service.requests());
    }

    @Test
    void aManifestThatIsNotThereNamesIt() {
      CommandRun run = run("submit", folder.resolve("none.json").toString());

      assertEquals(1, run.code());
      assertTrue(run.error().contains("none.json"), run.err());
      assertTrue(run.error().contains("o such file"), run.err());
    }

    @Test
    void waitingEndsWithTheCodeOfTheJobsEnd() {
      job(FAILED);

      CommandRun run = run("submit", "s3://lab/m.json", "--wait", "--json");

      assertEquals(1, run.code());
      assertEquals("failed", run.json().getLast().path("status").asText());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "a=1|1",
          "a=1.5|1.5",
          "a=true|true",
          "a=[1,2]|[1,2]",
          "a={\"b\":1}|{\"b\":1}",
          "a=text|\"text\"",
          "a=\"1\"|\"1\"",
          "a=10 um|\"10 um\"",
          "a=true story|\"true story\"",
          "a=2024-01-01|\"2024-01-01\"",
          "a=null|\"null\"",
          "a=x=y|\"x=y\"",
        })
    void parametersAreJsonWhereTheyAreAndElseText(String set, String value) throws IOException {
      run("submit", "s3://lab/m.json", "--set", set);

      assertEquals(value, sent().path("parameters").path("a").toString());
    }
  }

  @Nested
  class Health {

    @Test
    void isPrintedAndGood() {
      service.on(
          "GET /health",
          200,
          "{'status':'healthy','version':'4.0.0','service':'features','database':'up','storage':'up'}");

      CommandRun run = run("health");

      assertEquals(
          "Service   features 4.0.0 at %s\nStatus    healthy\nDatabase  up\nStorage   up\n"
              .formatted(service.address()),
          run.out());
      assertEquals(0, run.code());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'status':'healthy','database':'down','storage':'up'}",
          "{'status':'healthy','database':'up','storage':'down'}",
          "{'status':'starting'}"
        })
    void isBadWhereSomethingIsDown(String json) {
      service.on("GET /health", 200, json);

      CommandRun run = run("health", "--json");

      assertEquals(1, run.code());
      assertEquals(json.replace('\'', '"'), run.out().strip());
    }
  }

  @Nested
  class Downloads {

    private static final String RESULTS = "GET /jobs/%s/results".formatted(JOB);

    private void object(String prefix, String name, String content) {
      service
          .on(
              RESULTS + "?prefix=%s&limit=500".formatted(prefix.replace("/", "%2F")),
              200,
              "{'objects':[{'name':'%s','size':%d,'etag':'e','url':'%s/store/%s'}]}"
                  .formatted(name, content.length(), service.address(), name))
          .on("GET /store/" + name, "application/octet-stream", content);
    }

    @BeforeEach
    void results() {
      service.on(RESULTS, 200, "{'objects':[],'next_cursor':null}");
      object("results.json", "results.json", "{}");
      object("features/", "features/part-0000.parquet", "PAR1");
    }

    @Test
    void lieInAFolderOfTheJob() throws IOException {
      CommandRun run = run("download", JOB, "--to=" + folder);

      assertEquals(0, run.code(), run.err());
      assertEquals("PAR1", Files.readString(folder.resolve(JOB + "/features/part-0000.parquet")));
      assertTrue(run.out().startsWith("Downloaded 2 files, 6 B, to " + folder), run.out());
      assertTrue(run.err().contains("100 % Downloading 6 B of 6 B"), run.err());
    }

    @Test
    void ofOneKindAskForThatAlone() {
      CommandRun run = run("download", JOB, "--only=masks", "--to=" + folder, "--json");

      assertEquals(1, run.json().getFirst().path("files").asLong());
      assertFalse(
          service.requests().stream().anyMatch(call -> call.contains("prefix=features")),
          service.requests().toString());
    }

    @Test
    void againLeaveWhatIsThere() {
      run("download", JOB, "--to=" + folder);

      CommandRun again = run("download", JOB, "--to=" + folder);

      assertTrue(again.out().contains("Downloaded 0 files, 0 B"), again.out());
      assertTrue(again.out().contains("; 2 were there"), again.out());
    }

    @Test
    void overAFileThatDiffersAreRefusedWithARemedy() throws IOException {
      Path file = folder.resolve(JOB + "/features/part-0000.parquet");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "mine");
      Files.writeString(file, "mine, longer");

      CommandRun run = run("download", JOB, "--to=" + folder);

      assertEquals(6, run.code());
      assertTrue(run.err().contains(file + " is there and differs"), run.err());
      assertEquals("mine, longer", Files.readString(file));
      assertEquals(0, run("download", JOB, "--to=" + folder, "--overwrite").code());
      assertEquals("PAR1", Files.readString(file));
    }

    @Test
    void thatWouldLieOutsideOfTheFolderAreRefused() {
      object("features/", "../../evil", "x");

      CommandRun run = run("download", JOB, "--to=" + folder.resolve("deep"));

      assertEquals(6, run.code());
      assertTrue(run.err().contains("outside"), run.err());
      assertFalse(Files.exists(folder.resolve("evil")));
    }

    @Test
    void ofAJobOfAnotherProcessorCannotBeProducts() {
      object("results.json", "results.json", "{\"provenance\":{\"processor\":\"segment\"}}");

      CommandRun run = run("download", JOB, "--products", "--to=" + folder);

      assertEquals(1, run.code());
      assertTrue(run.err().contains("'segment'"), run.err());
    }
  }
}
