package amplify.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedPostgres;
import amplify.jobs.BinStatus;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.Job;
import amplify.jobs.JobDatabase;
import amplify.jobs.NewBin;
import amplify.jobs.NewJob;
import amplify.jobs.Retry;
import amplify.jobs.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What stops a running attempt, beat by beat, with a clock that the test sets. */
class LeasesTest {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration PAST = Duration.ofMillis(-1);
  private static final Duration BIN_TIMEOUT = Duration.ofSeconds(100);
  private static final Retry TWICE = new Retry(2, Duration.ZERO, Duration.ZERO);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static JobDatabase database;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger expired = new AtomicInteger();
  private final Leases leases =
      new Leases(
          database.queue(),
          new WorkerSettings(
              1,
              1,
              BIN_TIMEOUT,
              LEASE,
              LEASE,
              LEASE,
              LEASE,
              LEASE,
              TWICE,
              folder,
              "results",
              1,
              1,
              OptionalInt.empty(),
              "1"),
          LEASE,
          now::get,
          new WorkObserver() {
            @Override
            public void abandoned() {
              abandoned.incrementAndGet();
            }

            @Override
            public void expired(int count) {
              expired.addAndGet(count);
            }
          });
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

  private Job post() {
    return database
        .jobs()
        .submit(
            new NewJob(
                processor, "{}", 0, Optional.empty(), Optional.empty(), Optional.empty(), "d"),
            List.of(new NewBin("a", List.of())).iterator())
        .job();
  }

  private Task claim(Duration lease) {
    return database.queue().claim(processor, "w", 1, lease).getFirst();
  }

  private BinStatus status(Job job) {
    return database.jobs().bins(job.id(), Set.of(), -1, 1).getFirst().status();
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void aBeatKeepsAnAttemptGoingAndReportsHowFarItIs() {
    Job job = post();
    AttemptState state = leases.begin(claim(LEASE));
    state.total(10);
    state.done(4);
    state.done(3);

    leases.beat();

    assertEquals(Optional.empty(), state.stopped());
    var bin = database.jobs().bins(job.id(), Set.of(), -1, 1).getFirst();
    assertEquals(4, bin.rowsDone(), "progress never goes back");
    assertEquals(10, bin.rowsTotal());
  }

  @Test
  void anAttemptWhoseLeaseAnotherHasTakenIsStopped() {
    post();
    AttemptState state = leases.begin(claim(PAST));
    database.queue().expire(TWICE);
    Task again = claim(LEASE);
    assertEquals(2, again.lease().attempt());

    leases.beat();

    assertEquals(Optional.of(Stop.LEASE_LOST), state.stopped());
  }

  @Test
  void anAttemptThatHasEndedIsNotMissed() {
    post();
    Task task = claim(LEASE);
    AttemptState state = leases.begin(task);
    database.queue().complete(task.lease(), "{}", List.of());
    leases.end(task.lease());

    leases.beat();

    assertEquals(Optional.empty(), state.stopped());
    assertEquals(0, leases.count());
  }

  @Test
  void anAttemptOfACancelledJobIsStopped() {
    Job job = post();
    AttemptState state = leases.begin(claim(LEASE));
    database.jobs().cancel(job.id());

    leases.beat();

    assertEquals(Optional.of(Stop.CANCELLED), state.stopped());
  }

  @Test
  void anAttemptIsStoppedWhenItsTimeIsUpAndNotBefore() {
    post();
    AttemptState state = leases.begin(claim(LEASE));
    pass(BIN_TIMEOUT);
    leases.beat();
    assertEquals(Optional.empty(), state.stopped());
    pass(Duration.ofMillis(1));

    leases.beat();

    assertEquals(Optional.of(Stop.TIME_UP), state.stopped());
    assertEquals(0, abandoned.get(), "it has a tenth of its time to stop");
  }

  @Test
  void anAttemptThatDoesNotObeyIsFailedWithoutIt() {
    Job job = post();
    leases.begin(claim(LEASE));
    pass(BIN_TIMEOUT.plusSeconds(10).plusMillis(1));

    leases.beat();

    assertEquals(1, abandoned.get());
    assertEquals(0, leases.count());
    assertEquals(BinStatus.FAILED, status(job));
    String error = database.jobs().bins(job.id(), Set.of(), -1, 1).getFirst().error().orElseThrow();
    assertTrue(error.startsWith("Took longer than 100 s (JOB_TIMEOUT_SECONDS)"), error);
  }

  @Test
  void theLastStepOfAJobIsHeldToItsLeaseAlone() {
    post();
    Task bin = claim(LEASE);
    database.queue().complete(bin.lease(), "{}", List.of());
    AttemptState state = leases.begin(claim(LEASE));
    pass(Duration.ofDays(30));

    leases.beat();

    assertEquals(Optional.empty(), state.stopped());
  }

  @Test
  void binsOfWorkersThatAreGoneAreQueuedAgainUntilTheirAttemptsAreUsedUp() {
    Job job = post();
    claim(PAST);
    leases.beat();
    assertEquals(1, expired.get());
    assertEquals(BinStatus.QUEUED, status(job));
    claim(PAST);
    leases.beat();
    assertEquals(1, expired.get(), "looked for once in a third of a lease only");
    pass(LEASE.dividedBy(3));

    leases.beat();

    assertEquals(2, expired.get());
    assertEquals(BinStatus.FAILED, status(job));
  }

  @Test
  void theFirstReasonToStopCounts() {
    post();
    AttemptState state = leases.begin(claim(LEASE));
    leases.stopAll(Stop.SHUTDOWN);
    state.stop(Stop.CANCELLED);

    assertEquals(Optional.of(Stop.SHUTDOWN), state.stopped());
  }
}
