package amplify.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.InputRule;
import amplify.embedded.EmbeddedPostgres;
import amplify.embedded.EmbeddedS3;
import amplify.jobs.BinPage;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.IdempotencyConflictException;
import amplify.jobs.JobDatabase;
import amplify.jobs.Keeping;
import amplify.jobs.NewJob;
import amplify.jobs.Task;
import amplify.jobs.UploadFile;
import amplify.jobs.UploadState;
import amplify.s3.ObjectStore;
import amplify.s3.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads through the module's door, with a real database and a store that checks signatures. */
class IngestTest {

  private static final long MIB = 1 << 20;
  private static final long PART = 5 * MIB;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration PAST = Duration.ofMillis(-1);
  private static final Keeping KEEPING = new Keeping(LONG, LONG, LONG);
  private static final IngestLimits LIMITS =
      new IngestLimits(100, 300, 10_000, 1L << 40, 3, 1L << 40, 1L << 40);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static EmbeddedS3 server;
  private static JobDatabase database;
  private static ObjectStore store;
  private static Ingest ingest;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start(Files.createDirectory(folder.resolve("postgres")));
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
    server = EmbeddedS3.start(Files.createDirectory(folder.resolve("s3")), 0);
    store =
        ObjectStore.connect(
            S3Settings.of(server.endpoint(), "lab", server.accessKey(), server.secretKey()));
    store.ensureBucket();
    ingest = open(KEEPING, LONG);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    ingest.close();
    store.close();
    server.close();
    database.close();
    postgres.close();
  }

  private static Ingest open(Keeping keeping, Duration sweepEvery) {
    return Ingest.open(
        new IngestSettings("datasets", PART, keeping, sweepEvery, LIMITS),
        processor ->
            processor.equals("ifcb")
                ? InputRule.oneOfEach("adc", "roi", "hdr")
                : InputRule.anyFiles(),
        database,
        store);
  }

  private static NewJob job(Optional<String> key, String digest) {
    return new NewJob("any", "{}", 0, Optional.empty(), Optional.empty(), key, digest);
  }

  private static NewJob job() {
    return job(Optional.empty(), "digest");
  }

  private static RequestedBin bin(String id, String... names) {
    return new RequestedBin(
        id, Arrays.stream(names).map(name -> new RequestedFile(name, 3)).toList());
  }

  private static StartedUpload started(RequestedBin... bins) {
    return ingest.start(job(), List.of(bins), false);
  }

  /** PUTs a part; gives its tag, or its status where it is refused. */
  private static String put(URI url, byte[] bytes) throws IOException, InterruptedException {
    HttpResponse<Void> response =
        http.send(
            HttpRequest.newBuilder(url).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
            HttpResponse.BodyHandlers.discarding());
    return response.statusCode() == 200
        ? response.headers().firstValue("ETag").orElseThrow()
        : "status " + response.statusCode();
  }

  private static GivenFile given(StartedUpload upload, UploadFile file, String... etags) {
    return given("", upload, file, etags);
  }

  private static GivenFile given(
      String place, StartedUpload upload, UploadFile file, String... etags) {
    var parts = new ArrayList<GivenPart>();
    for (String etag : etags) {
      parts.add(new GivenPart(parts.size() + 1, etag));
    }
    return new GivenFile(
        place,
        new FileLookup(upload.id(), file.binId(), file.id(), file.storeId().orElseThrow()),
        parts);
  }

  /** Uploads a file of one part, for it to be completed. */
  private static GivenFile sent(StartedUpload upload, UploadFile file)
      throws IOException, InterruptedException {
    return given(upload, file, put(ingest.partUrl(file, 1), new byte[] {1, 2, 3}));
  }

  private static UploadStatus status(UUID id) {
    return ingest.status(id, new BinPage(-1, 100, Optional.empty(), Optional.empty()), false);
  }

  private static byte[] content(String key) throws IOException {
    try (InputStream in = store.open(key)) {
      return in.readAllBytes();
    }
  }

  private static List<String> keysOf(UUID id) {
    return store.list("datasets/%s/".formatted(id)).map(object -> object.key()).toList();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (condition.call()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("It has not come to pass within 30 s");
  }

  @Nested
  class Starting {

    @Test
    void givesEachFileItsKeyAndItsPlan() {
      StartedUpload upload =
          ingest.start(
              job(),
              List.of(
                  bin("B1", "a", "b"),
                  new RequestedBin("B2", List.of(new RequestedFile("a", 2 * PART + 1)))),
              false);

      assertEquals(UploadState.UPLOADING, upload.state());
      assertFalse(upload.repeated());
      assertEquals(
          List.of("B1/a", "B1/b", "B2/a").stream()
              .map(name -> "datasets/%s/%s".formatted(upload.id(), name))
              .toList(),
          upload.files().stream().map(UploadFile::key).toList());
      assertEquals(3, PartPlan.of(upload.files().getLast()).parts());
      assertEquals(3, upload.files().stream().map(UploadFile::storeId).distinct().count());
      assertTrue(database.jobs().find(upload.id()).isEmpty(), "no job before its files are there");
    }

    @Test
    void refusesABinThatTheProcessorWouldRefuseLater() {
      var ifcb =
          new NewJob("ifcb", "{}", 0, Optional.empty(), Optional.empty(), Optional.empty(), "d");

      InvalidUploadException refusal =
          assertThrows(
              InvalidUploadException.class,
              () ->
                  ingest.start(
                      ifcb,
                      List.of(bin("A", "a.adc", "a.roi", "a.hdr"), bin("B", "b.adc", "b.roi")),
                      false));

      assertEquals("bins[1].files", refusal.field());
      assertTrue(refusal.rule().contains("of bin 'B' has no .hdr file"), refusal.rule());
    }

    @Test
    void refusesKeysThatNoStoreTakes() {
      var long_ = new RequestedBin("B".repeat(800), List.of(new RequestedFile("a".repeat(200), 1)));

      InvalidUploadException refusal =
          assertThrows(InvalidUploadException.class, () -> started(long_));

      assertEquals("bins[0].files[0].filename", refusal.field());
      assertTrue(refusal.rule().contains("longer than 1024 bytes"), refusal.rule());
    }

    @Test
    void againWithTheSameKeyGivesTheFirstAndWithAnotherBodyAConflict() {
      Optional<String> key = Optional.of("key-" + UUID.randomUUID());
      List<RequestedBin> bins = List.of(bin("B", "a"));
      StartedUpload first = ingest.start(job(key, "digest"), bins, false);

      StartedUpload again = ingest.start(job(key, "digest"), bins, false);

      assertTrue(again.repeated());
      assertEquals(first.id(), again.id());
      assertEquals(first.files(), again.files());
      assertThrows(
          IdempotencyConflictException.class, () -> ingest.start(job(key, "another"), bins, false));
    }

    @Test
    void againAfterAnAbortBeginsAnew() {
      Optional<String> key = Optional.of("key-" + UUID.randomUUID());
      List<RequestedBin> bins = List.of(bin("B", "a"));
      UUID first = ingest.start(job(key, "digest"), bins, false).id();
      ingest.abort(first);

      StartedUpload next = ingest.start(job(key, "digest"), bins, false);

      assertNotEquals(first, next.id());
      assertFalse(next.repeated());
    }
  }

  @Nested
  class Parts {

    @Test
    void areTakenByTheStoreWithTheirUrlOnly() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      URI url = ingest.partUrl(upload.files().getFirst(), 1);

      assertFalse(put(url, new byte[3]).startsWith("status"));
      assertEquals(
          "status 403",
          put(URI.create(url.toString().replace("partNumber=1", "partNumber=2")), new byte[3]));
    }

    @Test
    void ofASignedSizeAreTakenInThatSizeOnly() throws Exception {
      StartedUpload upload = ingest.start(job(), List.of(bin("B", "a")), true);
      UploadFile file = upload.files().getFirst();
      URI url = ingest.partUrl(file, 1);

      assertTrue(put(url, new byte[4]).startsWith("status 4"), "a byte too many");
      String etag = put(url, new byte[3]);

      assertEquals(etag.replace("\"", ""), given(upload, file, etag).parts().getFirst().etag());
      assertEquals(file.key(), ingest.complete(given(upload, file, etag)).key());
    }
  }

  @Nested
  class Completing {

    @Test
    void theLastFileMakesTheObjectAndPostsTheJobOnce() throws Exception {
      StartedUpload upload = started(bin("B1", "a"), bin("B2", "a"));
      GivenFile first = sent(upload, upload.files().get(0));
      GivenFile last = sent(upload, upload.files().get(1));

      CompletedFile done = ingest.complete(first);
      assertTrue(database.jobs().find(upload.id()).isEmpty(), "one file is not there yet");
      ingest.complete(last);

      assertEquals(2, database.jobs().find(upload.id()).orElseThrow().bins().total());
      assertEquals(UploadState.QUEUED, status(upload.id()).upload().state());
      assertArrayEquals(new byte[] {1, 2, 3}, content(done.key()));
      assertEquals(done, ingest.complete(first), "a repeat gives the answer of the first time");
      Task task =
          database.queue().claim("any", "w", 1_000, LONG).stream()
              .filter(one -> one.jobId().equals(upload.id()))
              .findFirst()
              .orElseThrow();
      assertEquals(List.of("s3://lab/" + done.key()), task.files());
    }

    @Test
    void severalPartsMakeOneObjectInTheirOrder() throws Exception {
      var file = new RequestedFile("large", PART + 2);
      StartedUpload upload = started(new RequestedBin("B", List.of(file)));
      UploadFile large = upload.files().getFirst();
      var head = new byte[(int) PART];
      Arrays.fill(head, (byte) 7);
      String second = put(ingest.partUrl(large, 2), new byte[] {8, 9});
      String first = put(ingest.partUrl(large, 1), head);

      ingest.complete(given(upload, large, first, second));

      byte[] whole = content(large.key());
      assertEquals(PART + 2, whole.length);
      assertEquals(7, whole[0]);
      assertArrayEquals(new byte[] {8, 9}, Arrays.copyOfRange(whole, (int) PART, whole.length));
    }

    @Test
    void withAPartThatIsNotThereIsAConflictAndCanBeMended() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      UploadFile file = upload.files().getFirst();

      String conflict =
          assertThrows(
                  UploadConflictException.class, () -> ingest.complete(given(upload, file, "e")))
              .getMessage();

      assertTrue(conflict.contains("does not have part 1"), conflict);
      assertEquals(file.id(), ingest.complete(sent(upload, file)).id());
    }

    @Test
    void withAPartOfAnotherLengthIsAConflict() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      UploadFile file = upload.files().getFirst();
      String etag = put(ingest.partUrl(file, 1), new byte[2]);

      String conflict =
          assertThrows(
                  UploadConflictException.class, () -> ingest.complete(given(upload, file, etag)))
              .getMessage();

      assertTrue(conflict.contains("make 2 bytes, the declared size is 3"), conflict);
      assertEquals(List.of(1), status(upload.id()).files().getFirst().missing().boxed().toList());
    }

    @Test
    void withWrongIdsIsRefusedByTheWrongOne() throws Exception {
      StartedUpload upload = started(bin("B", "a"), bin("C", "a"));
      UploadFile file = upload.files().getFirst();
      GivenFile right = sent(upload, file);
      FileLookup ids = right.lookup();

      assertEquals(
          "job_id", wrong(new FileLookup(UUID.randomUUID(), "B", file.id(), ids.storeId()), right));
      assertEquals(
          "file_id", wrong(new FileLookup(upload.id(), "B", UUID.randomUUID(), "s"), right));
      assertEquals(
          "bin_id", wrong(new FileLookup(upload.id(), "C", file.id(), ids.storeId()), right));
      assertEquals("upload_id", wrong(new FileLookup(upload.id(), "B", file.id(), "s"), right));
      assertEquals(file.id(), ingest.complete(right).id(), "none of them has spoilt anything");
    }

    private static String wrong(FileLookup lookup, GivenFile right) {
      return assertThrows(
              InvalidUploadException.class,
              () -> ingest.complete(new GivenFile("", lookup, right.parts())))
          .field();
    }

    @Test
    void severalFilesNamesTheOneThatIsWrongAndKeepsTheOthers() throws Exception {
      StartedUpload upload = started(bin("B", "a", "b"));
      GivenFile good = sent(upload, upload.files().get(0));
      UploadFile other = upload.files().get(1);
      GivenFile absent = given("files[1]", upload, other, "e");

      String conflict =
          assertThrows(
                  UploadConflictException.class,
                  () ->
                      ingest.complete(
                          upload.id(),
                          List.of(new GivenFile("files[0]", good.lookup(), good.parts()), absent)))
              .getMessage();
      assertTrue(conflict.startsWith("'files[1]': "), conflict);

      CompletedFiles both = ingest.complete(upload.id(), List.of(good, sent(upload, other)));

      assertEquals(UploadState.QUEUED, both.state());
      assertEquals(2, both.files().size());
    }

    @Test
    void ofAnUploadThatNobodyKnowsIsNotFound() {
      var lookup = new FileLookup(UUID.randomUUID(), "B", UUID.randomUUID(), "s");

      assertThrows(
          UploadNotFoundException.class,
          () ->
              ingest.complete(
                  lookup.uploadId(),
                  List.of(new GivenFile("files[0]", lookup, List.of(new GivenPart(1, "e"))))));
    }

    @Test
    void theSameFileByManyCallersGivesOneAnswerToAll() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      GivenFile file = sent(upload, upload.files().getFirst());
      List<Callable<CompletedFile>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(() -> ingest.complete(file));
      }

      var answers = new ArrayList<CompletedFile>();
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (Future<CompletedFile> answer : threads.invokeAll(calls)) {
          answers.add(answer.get());
        }
      }

      assertEquals(1, answers.stream().distinct().count(), answers.toString());
      assertEquals(1, database.jobs().find(upload.id()).orElseThrow().bins().total());
    }

    @Test
    void findsWhatWasMadeInTheStoreAndNeverNoted() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      UploadFile file = upload.files().getFirst();
      GivenFile given = sent(upload, file);
      var parts = store.multipartUploads().parts(file.key(), file.storeId().orElseThrow());
      String etag =
          store
              .multipartUploads()
              .complete(file.key(), file.storeId().orElseThrow(), parts.orElseThrow());

      assertEquals(etag, ingest.complete(given).etag());
      assertEquals(UploadState.QUEUED, status(upload.id()).upload().state());
    }
  }

  @Nested
  class Looking {

    @Test
    void tellsWhichPartsAreMissing() throws Exception {
      var large = new RequestedFile("large", 2 * PART + 1);
      StartedUpload upload = started(new RequestedBin("B", List.of(large)));
      put(ingest.partUrl(upload.files().getFirst(), 3), new byte[1]);
      put(ingest.partUrl(upload.files().getFirst(), 2), new byte[2]);

      FileState state = status(upload.id()).files().getFirst();

      assertEquals(
          List.of(1, 2), state.missing().boxed().toList(), "a part of another length is missing");
    }

    @Test
    void goesPageByPageOverWholeBins() {
      StartedUpload upload = started(bin("A", "a", "b"), bin("B", "a"), bin("C", "a"));

      UploadStatus first = page(upload.id(), -1);
      UploadStatus last = page(upload.id(), 1);

      assertEquals(List.of("A", "A", "B"), bins(first));
      assertTrue(first.more());
      assertEquals(List.of("C"), bins(last));
      assertFalse(last.more());
    }

    private static UploadStatus page(UUID id, int after) {
      return ingest.status(id, new BinPage(after, 2, Optional.empty(), Optional.empty()), false);
    }

    private static List<String> bins(UploadStatus status) {
      return status.files().stream().map(state -> state.file().binId()).toList();
    }

    @Test
    void findsACompletionThatWasNeverNotedAndPostsTheJob() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      UploadFile file = upload.files().getFirst();
      sent(upload, file);
      String storeId = file.storeId().orElseThrow();
      store
          .multipartUploads()
          .complete(
              file.key(),
              storeId,
              store.multipartUploads().parts(file.key(), storeId).orElseThrow());

      UploadStatus status = status(upload.id());

      assertEquals(UploadState.QUEUED, status.upload().state());
      assertTrue(status.files().getFirst().file().complete());
      assertTrue(database.jobs().find(upload.id()).isPresent());
    }

    @Test
    void givesAFileWhosePartsTheStoreThrewAwayAnUploadOfItsOwn() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      UploadFile file = upload.files().getFirst();
      store.multipartUploads().abort(file.key(), file.storeId().orElseThrow());

      UploadFile again = status(upload.id()).files().getFirst().file();

      assertNotEquals(file.storeId(), again.storeId());
      assertEquals(file.id(), ingest.complete(sent(upload, again)).id());
    }

    @Test
    void forWhatNobodyKnowsIsNotFound() {
      assertThrows(UploadNotFoundException.class, () -> status(UUID.randomUUID()));
      assertThrows(UploadNotFoundException.class, () -> ingest.abort(UUID.randomUUID()));
    }
  }

  @Nested
  class Aborting {

    @Test
    void removesPartsAndObjectsAndCanBeRepeated() throws Exception {
      StartedUpload upload = started(bin("B", "a", "b"));
      ingest.complete(sent(upload, upload.files().get(0)));
      sent(upload, upload.files().get(1));
      assertEquals(1, keysOf(upload.id()).size());

      ingest.abort(upload.id());
      ingest.abort(upload.id());

      assertEquals(List.of(), keysOf(upload.id()));
      assertEquals(List.of(), store.multipartUploads().open("datasets/%s/".formatted(upload.id())));
      assertEquals(UploadState.ABORTED, status(upload.id()).upload().state());
    }

    @Test
    void leavesNothingToBeCompleted() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      GivenFile file = sent(upload, upload.files().getFirst());
      ingest.abort(upload.id());

      String conflict =
          assertThrows(UploadConflictException.class, () -> ingest.complete(file)).getMessage();

      assertTrue(conflict.contains("was aborted (By request); begin a new one"), conflict);
      assertEquals(List.of(), keysOf(upload.id()));
    }

    @Test
    void comesTooLateOnceTheJobIsPosted() throws Exception {
      StartedUpload upload = started(bin("B", "a"));
      ingest.complete(sent(upload, upload.files().getFirst()));

      String conflict =
          assertThrows(UploadConflictException.class, () -> ingest.abort(upload.id())).getMessage();

      assertTrue(conflict.contains("cancel the job instead"), conflict);
      assertEquals(1, keysOf(upload.id()).size());
    }

    @Test
    void touchesNoOtherUpload() throws Exception {
      StartedUpload other = started(bin("B", "a"));
      ingest.complete(sent(other, other.files().getFirst()));

      ingest.abort(started(bin("B", "a")).id());

      assertEquals(1, keysOf(other.id()).size());
    }
  }

  @Nested
  class Sweeping {

    @Test
    void givesUpWhatNobodyGoesOnWithAndRemovesIt() throws Exception {
      UUID idle;
      try (Ingest short_ = open(new Keeping(PAST, PAST, LONG), LONG)) {
        StartedUpload upload = short_.start(job(), List.of(bin("B", "a", "b")), false);
        idle = upload.id();
        store.put(upload.files().getFirst().key(), new byte[3], "application/octet-stream");
      }
      StartedUpload alive = started(bin("B", "a"));

      try (Ingest _ = open(KEEPING, Duration.ofMillis(50))) {
        await(() -> status(idle).upload().state() == UploadState.ABORTED && keysOf(idle).isEmpty());
      }

      await(() -> store.multipartUploads().open("datasets/%s/".formatted(idle)).isEmpty());
      assertTrue(status(idle).upload().reason().isPresent());
      assertEquals(UploadState.UPLOADING, status(alive.id()).upload().state());
    }

    @Test
    void forgetsWhatEndedLongAgoAndLeavesItsObjects() throws Exception {
      var soonForgotten = new Keeping(LONG, LONG, PAST);
      StartedUpload upload;
      try (Ingest short_ = open(soonForgotten, LONG)) {
        upload = short_.start(job(), List.of(bin("B", "a")), false);
        short_.complete(sent(upload, upload.files().getFirst()));
      }

      try (Ingest _ = open(soonForgotten, Duration.ofMillis(50))) {
        await(() -> database.uploads().find(upload.id()).isEmpty());
      }

      assertEquals(1, keysOf(upload.id()).size());
      assertTrue(database.jobs().find(upload.id()).isPresent());
    }

    @Test
    void sparesWhatIsLookedAfter() throws Exception {
      StartedUpload upload;
      try (Ingest short_ = open(new Keeping(PAST, PAST, LONG), LONG)) {
        upload = short_.start(job(), List.of(bin("B", "a")), false);
      }
      ingest.status(upload.id(), new BinPage(-1, 1, Optional.empty(), Optional.empty()), true);

      assertFalse(
          database.dueUploads().claim(1_000, PAST).stream()
              .anyMatch(due -> due.id().equals(upload.id())));
      assertEquals(UploadState.UPLOADING, status(upload.id()).upload().state());
    }
  }
}
