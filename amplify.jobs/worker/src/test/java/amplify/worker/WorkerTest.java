package amplify.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.About;
import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.Column;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import amplify.embedded.EmbeddedPostgres;
import amplify.embedded.EmbeddedS3;
import amplify.jobs.BinState;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.Job;
import amplify.jobs.JobDatabase;
import amplify.jobs.JobStatus;
import amplify.jobs.NewBin;
import amplify.jobs.NewJob;
import amplify.jobs.Retry;
import amplify.jobs.TaskKind;
import amplify.results.PartReader;
import amplify.results.TableRow;
import amplify.s3.ObjectStore;
import amplify.s3.S3Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs through a worker's door: what it leaves in the store and in the ledger. */
class WorkerTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Schema SCHEMA = new Schema(List.of(Column.string("text")));
  private static final Duration LONG = Duration.ofHours(1);
  private static final Retry THREE = new Retry(3, Duration.ZERO, Duration.ZERO);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static EmbeddedS3 server;
  private static JobDatabase database;
  private static ObjectStore store;

  private final List<WorkObserver.Ending> endings = new CopyOnWriteArrayList<>();
  private String processor;
  private Path work;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start(Files.createDirectory(folder.resolve("postgres")));
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
    server = EmbeddedS3.start(Files.createDirectory(folder.resolve("s3")), 0);
    store =
        ObjectStore.connect(
            S3Settings.of(server.endpoint(), "lab", server.accessKey(), server.secretKey()));
    store.ensureBucket();
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
    database.close();
    postgres.close();
  }

  @BeforeEach
  void nameAProcessor() {
    processor = "test-" + UUID.randomUUID();
    work = folder.resolve("work-" + processor);
  }

  private WorkerSettings settings(Duration drain) {
    return new WorkerSettings(
        2,
        2,
        LONG,
        LONG,
        Duration.ofMillis(100),
        drain,
        LONG,
        Duration.ZERO,
        THREE,
        work,
        "results",
        1 << 20,
        1 << 20,
        OptionalInt.of(2),
        "1.2.3");
  }

  private Worker worker(Duration drain, ServedProcessor.UnitProcess process) {
    var served = new ServedProcessor(new About(processor, "7", "A test."), SCHEMA, process);
    var observer =
        new WorkObserver() {
          @Override
          public void ended(String name, TaskKind kind, Ending ending, Duration duration) {
            if (kind == TaskKind.BIN) {
              endings.add(ending);
            }
          }
        };
    return Worker.start(
        settings(drain), List.of(served), database, store, Clock.systemUTC(), observer);
  }

  /** Works until nothing is left to be done. */
  private void work(ServedProcessor.UnitProcess process) throws InterruptedException {
    try (Worker worker = worker(LONG, process)) {
      assertTrue(worker.awaitDrained());
    }
  }

  private UUID post(NewBin... bins) {
    return database
        .jobs()
        .submit(
            new NewJob(
                processor,
                "{\"size\":3}",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "d"),
            Arrays.asList(bins).iterator())
        .job()
        .id();
  }

  /** A bin with one file that has its id as content. */
  private NewBin bin(String id) {
    String key = "datasets/%s/%s.txt".formatted(processor, id);
    store.put(key, id.getBytes(StandardCharsets.US_ASCII), "text/plain");
    return new NewBin(id, List.of(store.uri(key)));
  }

  private static Job job(UUID id) {
    return database.jobs().find(id).orElseThrow();
  }

  private static List<BinState> bins(UUID id) {
    return database.jobs().bins(id, Set.of(), -1, 100);
  }

  private static byte[] content(String key) throws IOException {
    try (InputStream in = store.open(key)) {
      return in.readAllBytes();
    }
  }

  private static JsonNode results(UUID id) throws IOException {
    return MAPPER.readTree(content("results/%s/results.json".formatted(id)));
  }

  /** Names of the job's objects, without what all of them begin with. */
  private static List<String> objects(UUID id) {
    String prefix = "results/%s/".formatted(id);
    return store.list(prefix).map(one -> one.key().substring(prefix.length())).toList();
  }

  private static List<String> rows(JsonNode results) throws IOException {
    var rows = new ArrayList<String>();
    for (JsonNode uri : results.path("features").path("uris")) {
      Path file = Files.createTempFile(folder, "part", ".parquet");
      Files.write(file, content(store.locate(uri.asText())));
      try (PartReader part = PartReader.open(file)) {
        for (Optional<TableRow> row = part.next(); row.isPresent(); row = part.next()) {
          TableRow one = row.get();
          rows.add(
              "%s %d %s".formatted(one.binId(), one.row().number(), one.row().values().getFirst()));
        }
      }
    }
    return rows;
  }

  /** Writes a row and a mask of each number, with the text of the input. */
  private static ServedProcessor.UnitProcess numbers(int... numbers) {
    return (unit, _, work) -> {
      String text = Files.readString(unit.files().getFirst().path());
      for (int number : numbers) {
        work.output().row(Row.of(number, text));
        work.output().artifact(Artifact.ofRow(number, "png", "image/png", new byte[] {1}));
      }
    };
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
  class Results {

    @Test
    void areComposedInTheOrderOfTheManifestWhateverBinIsDoneFirst() throws Exception {
      UUID job = post(bin("slow"), bin("quick"));
      var quick = new CountDownLatch(1);

      work((unit, parameters, work) -> {
        if (unit.id().equals("slow")) {
          quick.await();
        }
        numbers(1, 2).run(unit, parameters, work);
        if (unit.id().equals("quick")) {
          quick.countDown();
        }
      });

      JsonNode results = results(job);
      assertEquals(
          List.of("slow 1 slow", "slow 2 slow", "quick 1 quick", "quick 2 quick"), rows(results));
      assertEquals("slow", results.path("inputs").path(0).path("bin_id").asText());
      assertEquals(JobStatus.COMPLETED, job(job).status());
      assertEquals(Optional.empty(), job(job).error());
    }

    @Test
    void areTheObjectsOfTheContractAndNothingElse() throws Exception {
      UUID job = post(bin("a"));

      work((unit, parameters, work) -> {
        numbers(1, 2, 3).run(unit, parameters, work);
        work.output().artifact(Artifact.ofUnit("notes.txt", "text/plain", new byte[] {7}));
      });

      assertEquals(
          List.of(
              "artifacts/a/notes.txt",
              "features/part-0000.parquet",
              "masks/shard-00000.json",
              "masks/shard-00000.tar",
              "masks/shard-00001.json",
              "masks/shard-00001.tar",
              "results.json"),
          objects(job));
      JsonNode results = results(job);
      assertEquals(1, results.path("counts").path("bins").asInt());
      assertEquals(3, results.path("counts").path("rois").asInt());
      assertEquals(3, results.path("counts").path("masks").asInt());
      assertEquals(
          "{\"bin_id\":\"string\",\"roi_number\":\"int64\",\"text\":\"string\"}",
          results.path("features").path("schema").toString());
      assertEquals(
          "{\"processor\":\"%s\",\"processor_version\":\"7\",\"software_version\":\"1.2.3\",\"parameters\":{\"size\":3}}"
              .formatted(processor),
          results.path("provenance").toString());
      JsonNode index = MAPPER.readTree(content("results/%s/masks/shard-00001.json".formatted(job)));
      assertEquals(
          "{\"a_00003\":{\"bin_id\":\"a\",\"roi_number\":3,\"tar_member\":\"a_00003.png\"}}",
          index.toString());
    }

    @Test
    void ofBinsWithoutRowsAreAnEmptyTableThatNamesThem() throws Exception {
      UUID job = post(bin("a"), bin("b"));

      work((_, _, _) -> {});

      JsonNode results = results(job);
      assertEquals(List.of(), rows(results));
      assertEquals(1, results.path("features").path("uris").size());
      assertEquals(0, results.path("masks").path("shards").size());
      assertEquals(2, results.path("inputs").size());
      assertEquals(JobStatus.COMPLETED, job(job).status());
    }

    @Test
    void nameWhatCouldNotBeMeasuredByNumber() throws Exception {
      UUID job = post(bin("a"));

      work((_, _, work) -> {
        work.output().failedRow(9, "late");
        work.output().row(Row.of(2, "x"));
        work.output().failedRow(1, "early");
      });

      assertEquals(
          "[{\"bin_id\":\"a\",\"roi_number\":1,\"error\":\"early\"},"
              + "{\"bin_id\":\"a\",\"roi_number\":9,\"error\":\"late\"}]",
          results(job).path("failures").toString());
      assertEquals(Optional.of("2 ROIs failed"), job(job).error());
      assertEquals(2, results(job).path("counts").path("failed_rois").asInt());
    }

    @Test
    void nameTheVersionsOfTheirInputs() throws Exception {
      NewBin bin = bin("a");
      UUID job = post(bin);

      work(numbers(1));

      JsonNode file = results(job).path("inputs").path(0).path("files").path(0);
      assertEquals(bin.files().getFirst(), file.path("uri").asText());
      assertEquals(1, file.path("size").asInt());
      assertFalse(file.path("etag").asText().isEmpty());
    }
  }

  @Nested
  class Failing {

    @Test
    void dataFailTheirBinAtOnceAndNoOther() throws Exception {
      UUID job = post(bin("bad"), bin("good"));
      var tries = new AtomicInteger();

      work((unit, parameters, work) -> {
        if (unit.id().equals("bad")) {
          tries.incrementAndGet();
          work.output().row(Row.of(1, "half a bin"));
          throw new BadInputException("its .adc is damaged");
        }
        numbers(1).run(unit, parameters, work);
      });

      assertEquals(1, tries.get(), "damaged data stay damaged");
      assertEquals(JobStatus.COMPLETED, job(job).status());
      assertEquals(Optional.of("1 of 2 bins failed (bad: its .adc is damaged)"), job(job).error());
      assertEquals(List.of("good 1 good"), rows(results(job)));
      assertEquals(
          "[{\"bin_id\":\"bad\",\"error\":\"its .adc is damaged\"}]",
          results(job).path("failures").toString());
    }

    @Test
    void outagesAreTriedAgainAndLeaveNoTrace() throws Exception {
      UUID job = post(bin("a"));
      var tries = new AtomicInteger();

      work((unit, parameters, work) -> {
        numbers(1).run(unit, parameters, work);
        if (tries.incrementAndGet() < 3) {
          throw new IOException("no space left");
        }
      });

      assertEquals(3, tries.get());
      assertEquals(List.of("a 1 a"), rows(results(job)));
      assertEquals(Optional.empty(), job(job).error());
      assertEquals(
          List.of(
              WorkObserver.Ending.RETRIED, WorkObserver.Ending.RETRIED, WorkObserver.Ending.DONE),
          endings);
    }

    @Test
    void outagesThatLastFailTheBinAfterTheAttemptsAllowed() throws Exception {
      UUID job = post(bin("a"));
      var tries = new AtomicInteger();

      work((_, _, _) -> {
        tries.incrementAndGet();
        throw new IOException("no space left");
      });

      assertEquals(3, tries.get());
      assertEquals(JobStatus.FAILED, job(job).status());
      assertEquals(
          Optional.of("Input or output failed: IOException: no space left"),
          bins(job).getFirst().error());
      assertEquals(List.of(), objects(job), "a job without results has no results.json");
    }

    @Test
    void faultsOfTheProcessorAreNotTriedAgain() throws Exception {
      UUID job = post(bin("a"));
      var tries = new AtomicInteger();

      work((_, _, _) -> {
        tries.incrementAndGet();
        throw new IllegalStateException("index 7");
      });

      assertEquals(1, tries.get());
      assertEquals(
          Optional.of("The processor failed: IllegalStateException: index 7"),
          bins(job).getFirst().error());
    }

    @Test
    void inputsThatAreNotThereFailTheirBinByName() throws Exception {
      UUID job = post(new NewBin("a", List.of("s3://lab/datasets/none.adc")), bin("b"));

      work(numbers(1));

      String error = bins(job).getFirst().error().orElseThrow();
      assertTrue(error.contains("datasets/none.adc"), error);
      assertEquals(JobStatus.COMPLETED, job(job).status());
    }

    @Test
    void rowsThatBreakTheSchemaFailTheBin() throws Exception {
      UUID job = post(bin("a"));

      work((_, _, work) -> work.output().row(Row.of(1, 2.5)));

      String error = bins(job).getFirst().error().orElseThrow();
      assertTrue(error.contains("column 'text'"), error);
    }
  }

  @Nested
  class SecondRounds {

    @Test
    void addOnlyWhatFailedBeforeAndLeaveEarlierPartsAlone() throws Exception {
      UUID job = post(bin("a"), bin("b"), bin("c"));
      var mended = new AtomicInteger();
      var done = new CopyOnWriteArrayList<String>();
      ServedProcessor.UnitProcess process =
          (unit, parameters, work) -> {
            if (unit.id().equals("b") && mended.get() == 0) {
              throw new BadInputException("not yet");
            }
            done.add(unit.id());
            numbers(1).run(unit, parameters, work);
          };
      work(process);
      byte[] first = content("results/%s/features/part-0000.parquet".formatted(job));
      mended.set(1);
      database.jobs().retry(job);

      work(process);

      JsonNode results = results(job);
      assertEquals(List.of("a 1 a", "c 1 c", "b 1 b"), rows(results));
      assertTrue(
          Arrays.equals(first, content("results/%s/features/part-0000.parquet".formatted(job))));
      assertEquals(3, done.size(), done.toString());
      assertEquals(3, results.path("counts").path("rois").asInt());
      assertEquals(2, results.path("masks").path("shards").size());
      assertEquals("[]", results.path("failures").toString());
      assertEquals(Optional.empty(), job(job).error());
    }
  }

  @Nested
  class Stopping {

    private final CountDownLatch running = new CountDownLatch(1);

    private void untilAskedToStop(InputUnit unit, String parameters, Work work)
        throws InterruptedException {
      running.countDown();
      while (true) {
        work.cancellation().check();
        Thread.sleep(10);
      }
    }

    @Test
    void aCancelledJobStopsItsBinsAndLeavesNothing() throws Exception {
      UUID job = post(bin("a"), bin("b"), bin("c"));
      try (Worker worker = worker(LONG, this::untilAskedToStop)) {
        running.await();

        database.jobs().cancel(job);

        await(() -> worker.runningTasks() == 0);
      }
      assertTrue(job(job).cancelled());
      assertEquals(JobStatus.FAILED, job(job).status());
      assertEquals(0, job(job).bins().done());
      assertEquals(List.of(), objects(job));
      assertFalse(endings.contains(WorkObserver.Ending.FAILED), endings.toString());
    }

    @Test
    void aWorkerThatIsClosedLetsItsBinsEndInTheTimeToDrain() throws Exception {
      UUID job = post(bin("a"));
      var go = new CountDownLatch(1);
      Worker worker =
          worker(
              LONG,
              (unit, parameters, work) -> {
                running.countDown();
                go.await();
                numbers(1).run(unit, parameters, work);
              });
      running.await();
      Thread closing = Thread.ofVirtual().start(worker::close);
      go.countDown();
      closing.join();

      assertEquals(1, job(job).bins().done());
      assertEquals(List.of(WorkObserver.Ending.DONE), endings);
      assertFalse(worker.awaitDrained(), "closed, not drained");
    }

    @Test
    void aWorkerWhoseTimeToDrainIsOverGivesItsBinsBackUnspent() throws Exception {
      UUID job = post(bin("a"));
      Worker first = worker(Duration.ZERO, this::untilAskedToStop);
      running.await();

      first.close();

      assertEquals(List.of(WorkObserver.Ending.RELEASED), endings);
      assertEquals(0, job(job).bins().failed());
      work(numbers(1));
      assertEquals(List.of("a 1 a"), rows(results(job)));
      assertEquals(List.of(), bins(job).getFirst().failedAttempts());
    }

    @Test
    void nothingOfAttemptsOrWorkersStaysOnDisk() throws Exception {
      post(bin("a"));

      work((unit, parameters, work) -> {
        numbers(1).run(unit, parameters, work);
        throw new IOException("after writing");
      });

      try (Stream<Path> left = Files.list(work)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Nested
  class Tidying {

    private final JobKeys keys = new JobKeys("results");

    private UUID ended() throws InterruptedException {
      UUID job = post(bin("a"));
      work(numbers(1));
      return job;
    }

    @Test
    void removesStagedObjectsAndOpenUploadsOfOneJobOnly() throws Exception {
      UUID job = ended();
      UUID other = UUID.randomUUID();
      store.put(keys.staging(job) + "000000-1.staged", new byte[] {1}, "text/plain");
      store.put(keys.staging(other) + "000000-1.staged", new byte[] {1}, "text/plain");
      store.multipartUploads().begin(keys.tablePart(job, "part-0009.parquet"));

      new Staging(database.jobs(), store, keys, LONG).remove(job);

      assertFalse(objects(job).stream().anyMatch(name -> name.startsWith("staging/")));
      assertTrue(objects(job).contains("results.json"));
      assertEquals(List.of(), store.multipartUploads().open(keys.job(job) + "/"));
      assertEquals(1, objects(other).size());
    }

    @Test
    void forgetsJobsWhoseTimeHasComeAndKeepsTheirResults() throws Exception {
      UUID job = ended();
      var staging = new Staging(database.jobs(), store, keys, LONG);

      new Retention(database.jobs(), staging, Duration.ZERO).forgetOldJobs();
      new Retention(database.jobs(), staging, LONG).forgetOldJobs();
      assertTrue(database.jobs().find(job).isPresent(), "zero is for ever, an hour is not over");
      new Retention(database.jobs(), staging, Duration.ofMillis(1)).forgetOldJobs();

      assertTrue(database.jobs().find(job).isEmpty());
      assertTrue(objects(job).contains("results.json"));
    }
  }
}
