package amplify.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class TaskQueueTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Retry TWICE = new Retry(2, Duration.ZERO, Duration.ZERO);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static JobDatabase database;

  /** Each test has a queue of its own. */
  private String processor;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(folder);
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void name(TestInfo test) {
    processor = test.getTestMethod().orElseThrow().getName();
  }

  private NewJob newJob(int priority, Optional<String> key, String digest) {
    return new NewJob(
        processor, "{\"stitch\":true}", priority, Optional.empty(), Optional.empty(), key, digest);
  }

  private static Iterator<NewBin> bins(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new NewBin(prefix + i, List.of("s3://b/" + prefix + i + ".roi")))
        .iterator();
  }

  private Job post(String prefix, int count) {
    return post(prefix, count, 0);
  }

  private Job post(String prefix, int count, int priority) {
    return database
        .jobs()
        .submit(newJob(priority, Optional.empty(), "d"), bins(prefix, count))
        .job();
  }

  private List<Task> claim(int limit) {
    return database.queue().claim(processor, "w", limit, LEASE);
  }

  private List<String> claimIds(int limit) {
    return claim(limit).stream().map(Task::binId).toList();
  }

  private static Job state(Job job) {
    return database.jobs().find(job.id()).orElseThrow();
  }

  @Nested
  class Claims {

    @Test
    void binsComeInOrderWithAllThatIsNeededToDoThem() {
      Job job = post("a", 3);

      Task first = claim(2).getFirst();

      assertEquals(job.id(), first.jobId());
      assertEquals(TaskKind.BIN, first.kind());
      assertEquals("a0", first.binId());
      assertEquals(List.of("s3://b/a0.roi"), first.files());
      assertEquals("{\"stitch\":true}", first.parametersJson());
      assertEquals(3, first.binsTotal());
      assertEquals(1, first.lease().attempt());
      assertEquals(JobStatus.PROCESSING, state(job).status());
      assertEquals(List.of("a2"), claimIds(9));
      assertEquals(List.of(), claimIds(9));
    }

    @Test
    void aSmallJobBehindALargeOneIsNextInTurn() {
      post("large", 100);
      claim(10);
      post("small", 2);

      assertEquals(List.of("large10", "small0", "large11", "small1", "large12"), claimIds(5));
    }

    @Test
    void higherPriorityGoesFirst() {
      post("low", 2, 0);
      post("high", 2, 5);

      assertEquals(List.of("high0", "high1", "low0"), claimIds(3));
    }

    @Test
    void aServiceIsNotGivenTheTasksOfAnother() {
      post("mine", 1);

      assertEquals(List.of(), database.queue().claim("another", "w", 5, LEASE));
    }

    @Test
    void aBinThatWaitsForAnotherAttemptGivesNewJobsNoLead() {
      post("old", 100);
      Task first = claim(50).getFirst();
      database.queue().fail(first.lease(), "later", new Retry(9, HOUR, HOUR));
      post("new", 60);

      assertEquals(List.of("old50", "new0", "old51", "new1"), claimIds(4));
    }

    @Test
    void noTaskIsClaimedTwiceHoweverManyClaimAtOnce() throws Exception {
      post("x", 300);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<List<String>> claimAll =
            () -> {
              var ids = new ArrayList<String>();
              for (List<String> some = claimIds(7); !some.isEmpty(); some = claimIds(7)) {
                ids.addAll(some);
              }
              return ids;
            };
        var all = new ArrayList<String>();
        for (Future<List<String>> claimed :
            threads.invokeAll(List.of(claimAll, claimAll, claimAll, claimAll))) {
          all.addAll(claimed.get());
        }
        assertEquals(300, all.size());
        assertEquals(300, Set.copyOf(all).size());
      }
    }
  }

  @Nested
  class Endings {

    @Test
    void theLastBinMakesTheComposeTaskDueAndThatEndsTheJob() {
      Job job = post("b", 2);
      List<Task> bins = claim(2);

      assertTrue(database.queue().complete(bins.get(0).lease(), "{\"n\":1}", List.of()));
      assertEquals(List.of(), claim(1));
      assertTrue(
          database
              .queue()
              .complete(bins.get(1).lease(), "{\"n\":2}", List.of(new FailedRow(7, "torn"))));

      Task compose = claim(5).getFirst();
      assertEquals(TaskKind.COMPOSE, compose.kind());
      List<EndedBin> ended = database.jobs().endedBins(job.id(), -1, 10);
      assertEquals(List.of("b0", "b1"), ended.stream().map(EndedBin::binId).toList());
      assertEquals(Optional.of("{\"n\": 2}"), ended.get(1).outputJson());
      assertEquals(
          List.of(new FailedRow(7, "torn")), database.jobs().failedRows(ended.get(1).taskId()));
      assertTrue(database.queue().completeJob(compose.lease(), "{\"r\":1}", ""));
      assertEquals(JobStatus.COMPLETED, state(job).status());
      assertEquals(Optional.of("{\"r\":1}"), state(job).resultJson());
      assertEquals(Optional.empty(), state(job).error());
      assertEquals(100, state(job).percent());
    }

    @Test
    void anAttemptThatLostItsLeaseCanWriteNothing() {
      Job job = post("c", 1);
      Lease late = claim(1).getFirst().lease();
      assertTrue(database.queue().release(late));
      Lease now = claim(1).getFirst().lease();

      assertEquals(late.attempt() + 1, now.attempt());
      assertFalse(database.queue().complete(late, "{}", List.of()));
      assertFalse(database.queue().fail(late, "late", Retry.never()).held());
      assertFalse(database.queue().release(late));
      assertFalse(database.queue().completeJob(late, "{}", ""));
      assertEquals(
          Set.of(now),
          database
              .queue()
              .renew(
                  List.of(new LeaseReport(late, 1, 1, ""), new LeaseReport(now, 0, 1, "")), LEASE)
              .held());
      assertEquals(0, state(job).bins().done());
      assertTrue(database.queue().complete(now, "{}", List.of()));
      assertTrue(database.queue().complete(now, "{}", List.of()), "again, after a lost answer");
      assertEquals(1, state(job).bins().done());
    }

    @Test
    void aFailureIsTriedAgainUntilItsNumberIsUp() {
      Job job = post("d", 1);
      assertTrue(database.queue().fail(claim(1).getFirst().lease(), "first", TWICE).held());
      assertEquals(0, state(job).bins().failed());

      assertTrue(database.queue().fail(claim(1).getFirst().lease(), "second", TWICE).held());

      assertEquals(1, state(job).bins().failed());
      assertEquals(
          Optional.of("second"), database.jobs().endedBins(job.id(), -1, 1).getFirst().error());
    }

    @Test
    void aPauseKeepsAFailedTaskFromBeingClaimedAtOnce() {
      post("e", 1);
      database.queue().fail(claim(1).getFirst().lease(), "wait", new Retry(3, HOUR, HOUR));

      assertEquals(List.of(), claim(1));
    }

    @Test
    void whatIsGivenBackIsNoFailure() {
      Job job = post("f", 1);
      for (int i = 0; i < 5; i++) {
        assertTrue(database.queue().release(claim(1).getFirst().lease()));
      }
      assertTrue(database.queue().fail(claim(1).getFirst().lease(), "first", TWICE).held());

      assertEquals(0, state(job).bins().failed());
    }

    @Test
    void theTaskOfALostWorkerIsTakenUpByAnother() throws Exception {
      post("g", 1);
      Lease lost =
          database.queue().claim(processor, "gone", 1, Duration.ofMillis(1)).getFirst().lease();
      Thread.sleep(20);

      assertTrue(database.queue().expire(TWICE) >= 1);

      Lease now = claim(1).getFirst().lease();
      assertEquals(lost.taskId(), now.taskId());
      assertFalse(database.queue().complete(lost, "{}", List.of()));
    }

    @Test
    void manyBinsThatEndTogetherAreEachCountedOnce() throws Exception {
      Job job = post("many", 400);
      Job other = post("other", 100);
      List<Task> bins = claim(500);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var ended = new ArrayList<Future<Boolean>>();
        for (Task bin : bins) {
          Callable<Boolean> complete =
              () -> database.queue().complete(bin.lease(), "{}", List.of(new FailedRow(1, "e")));
          ended.add(threads.submit(complete));
          ended.add(threads.submit(complete));
        }
        for (Future<Boolean> one : ended) {
          assertTrue(one.get());
        }
      }
      assertEquals(400, state(job).bins().done());
      assertEquals(100, state(other).bins().done());
      List<Task> composes = claim(5);
      assertEquals(
          List.of(TaskKind.COMPOSE, TaskKind.COMPOSE), composes.stream().map(Task::kind).toList());
    }

    @Test
    void anEndingThatTheDatabaseRefusesCostsNoOther() throws Exception {
      Job job = post("refused", 60);
      List<Task> bins = claim(60);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var ended = new ArrayList<Future<Boolean>>();
        for (Task bin : bins) {
          // PostgreSQL keeps no NUL character in text.
          String error = bin.position() == 30 ? "\0" : "fine";
          ended.add(
              threads.submit(() ->
                  database.queue().complete(bin.lease(), "{}", List.of(new FailedRow(1, error)))));
        }
        for (Task bin : bins) {
          Future<Boolean> one = ended.get(bin.position());
          if (bin.position() == 30) {
            assertThrows(ExecutionException.class, one::get);
          } else {
            assertTrue(one.get());
          }
        }
      }
      assertEquals(59, state(job).bins().done());
    }

    @Test
    void anErrorOfTheVirtualMachineLeavesNobodyWaiting() throws Exception {
      Job job = post("torn", 60);
      List<Task> bins = claim(60);
      List<FailedRow> torn =
          new AbstractList<>() {
            @Override
            public FailedRow get(int index) {
              throw new StackOverflowError("as a thread may meet it anywhere");
            }

            @Override
            public int size() {
              return 1;
            }
          };
      // Not closed, which would wait for whoever waits for ever; nor must other tests wait for
      // them.
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      try (var own =
          JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""))) {
        var ended = new ArrayList<Future<Boolean>>();
        for (Task bin : bins) {
          List<FailedRow> rows = bin.position() == 30 ? torn : List.of();
          ended.add(threads.submit(() -> own.queue().complete(bin.lease(), "{}", rows)));
        }
        for (Task bin : bins) {
          Future<Boolean> one = ended.get(bin.position());
          if (bin.position() == 30) {
            assertThrows(ExecutionException.class, () -> one.get(30, TimeUnit.SECONDS));
          } else {
            assertTrue(one.get(30, TimeUnit.SECONDS));
          }
        }
      } finally {
        threads.shutdownNow();
      }
      assertEquals(59, state(job).bins().done());
    }

    @Test
    void aRenewedLeaseDoesNotExpire() throws Exception {
      post("h", 1);
      Lease held =
          database.queue().claim(processor, "w", 1, Duration.ofMillis(1)).getFirst().lease();
      database.queue().renew(List.of(new LeaseReport(held, 0, 0, "")), LEASE);
      Thread.sleep(20);

      database.queue().expire(Retry.never());

      assertTrue(database.queue().complete(held, "{}", List.of()));
    }
  }

  @Nested
  class Progress {

    @Test
    void rowsOfRunningBinsCountAndThePercentageNeverFalls() {
      Job job = post("p", 2);
      List<Task> bins = claim(2);
      database
          .queue()
          .renew(List.of(new LeaseReport(bins.get(0).lease(), 30, 60, "Processing p0")), LEASE);

      assertEquals(25, state(job).percent());
      assertEquals(
          Optional.of(new RunningBin("p0", 0, 30, 60, "Processing p0")),
          state(job).running().filter(bin -> bin.binId().equals("p0")));

      database.queue().release(bins.get(0).lease());
      assertEquals(25, state(job).percent());
      database.queue().complete(bins.get(1).lease(), "{}", List.of());
      assertEquals(50, state(job).percent());
    }

    @Test
    void aBinThatFailsAfterAnotherWasDoneTakesNothingBack() {
      Job job = post("u", 2);
      List<Task> bins = claim(2);
      database.queue().renew(List.of(new LeaseReport(bins.get(0).lease(), 30, 60, "")), LEASE);
      database.queue().complete(bins.get(1).lease(), "{}", List.of());
      assertEquals(75, state(job).percent());

      database.queue().fail(bins.get(0).lease(), "again", new Retry(9, HOUR, HOUR));

      assertEquals(75, state(job).percent());
    }

    @Test
    void whatTimeIsLeftFollowsFromTheShareDone() throws Exception {
      Job job = post("v", 4);
      List<Task> bins = claim(4);
      assertEquals(Optional.empty(), state(job).remaining());
      Thread.sleep(50);

      database.queue().complete(bins.get(0).lease(), "{}", List.of());

      Duration left = state(job).remaining().orElseThrow();
      assertTrue(left.compareTo(Duration.ofMillis(150)) >= 0, left.toString());
    }
  }

  @Nested
  class Posting {

    @Test
    void anErrorWhileBinsAreReadLeavesNoTrace() {
      Iterator<NewBin> broken =
          new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
              return true;
            }

            @Override
            public NewBin next() {
              if (next == 1_500) {
                throw new IllegalStateException("torn");
              }
              return new NewBin("q" + next++, List.of("s3://b/k"));
            }
          };

      assertThrows(
          IllegalStateException.class,
          () -> database.jobs().submit(newJob(0, Optional.of("torn"), "d"), broken));

      assertEquals(List.of(), claim(1));
      assertFalse(
          database.jobs().submit(newJob(0, Optional.of("torn"), "d"), bins("q", 1)).repeated());
    }

    @Test
    void manyWithOneKeyAtOnceGiveOneJob() throws Exception {
      var gate = new CountDownLatch(1);
      Callable<Submission> post =
          () -> {
            gate.await();
            return database
                .jobs()
                .submit(newJob(0, Optional.of("key-" + processor), "d"), bins("r", 50));
          };
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var posted = new ArrayList<Future<Submission>>();
        for (int i = 0; i < 8; i++) {
          posted.add(threads.submit(post));
        }
        gate.countDown();
        var ids = new HashSet<UUID>();
        int first = 0;
        for (Future<Submission> submission : posted) {
          ids.add(submission.get().job().id());
          first += submission.get().repeated() ? 0 : 1;
        }
        assertEquals(1, ids.size());
        assertEquals(1, first);
      }
      assertEquals(50, claim(100).size());
    }

    @Test
    void theSameKeyForAnotherRequestIsAConflict() {
      database.jobs().submit(newJob(0, Optional.of("k2"), "d"), bins("s", 1));

      var e =
          assertThrows(
              IdempotencyConflictException.class,
              () -> database.jobs().submit(newJob(0, Optional.of("k2"), "other"), bins("s", 1)));

      assertTrue(e.getMessage().contains("'k2'"));
    }

    @Test
    void aListenerHearsOfAPostedJob() throws Exception {
      var heard = new Semaphore(0);
      try (WorkSignal _ = database.onWork(heard::release)) {
        assertTrue(heard.tryAcquire(10, TimeUnit.SECONDS), "the call on connecting");

        post("t", 1);

        assertTrue(heard.tryAcquire(10, TimeUnit.SECONDS), "the call on posting");
      }
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWithItsAddressAndWithoutThePassword() {
    var settings =
        new DatabaseSettings(
            "jdbc:postgresql://127.0.0.1:1/none",
            "me",
            "secret",
            2,
            Duration.ofMillis(500),
            Duration.ofSeconds(1));

    var e = assertThrows(DatabaseUnavailableException.class, () -> JobDatabase.open(settings));

    assertTrue(e.getMessage().contains("jdbc:postgresql://127.0.0.1:1/none"), e.getMessage());
    assertFalse(e.getMessage().contains("secret"), e.getMessage());
  }

  @Test
  void aConnectionThatIsCutAtTheCommitIsADatabaseThatIsAway() throws Exception {
    var settings = DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, "");
    try (var own = new Database(settings, DatabaseObserver.NONE);
        var other = DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "")) {
      assertThrows(
          DatabaseUnavailableException.class,
          () ->
              own.transaction(tx -> {
                long pid =
                    tx.createGet("select pg_backend_pid() as pid")
                        .execute()
                        .map(row -> new Columns(row).bigint("pid"))
                        .orElseThrow();
                cut(other, pid);
                return true;
              }));
    }
  }

  private static void cut(Connection other, long pid) {
    try (var statement = other.createStatement()) {
      statement.execute("select pg_terminate_backend(%d, 10000)".formatted(pid));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void twoServicesMayStartOnAnEmptyDatabaseAtOnce() throws Exception {
    String url = postgres.createDatabase("empty");
    var settings = DatabaseSettings.of(url, EmbeddedPostgres.USER, "");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened = new ArrayList<Future<JobDatabase>>();
      for (int i = 0; i < 3; i++) {
        opened.add(threads.submit(() -> JobDatabase.open(settings)));
      }
      for (Future<JobDatabase> one : opened) {
        try (JobDatabase working = one.get()) {
          assertEquals(List.of(), working.jobs().list(JobFilter.newest(5)));
        }
      }
    }
  }
}
