package amplify.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class JobLifecycleTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static JobDatabase database;

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

  private Job post(int bins) {
    var job =
        new NewJob(processor, "{}", 0, Optional.empty(), Optional.empty(), Optional.empty(), "d");
    return database
        .jobs()
        .submit(
            job, IntStream.range(0, bins).mapToObj(i -> new NewBin("b" + i, List.of())).iterator())
        .job();
  }

  private List<Task> claim(int limit) {
    return database.queue().claim(processor, "w", limit, LEASE);
  }

  private static boolean done(Task task) {
    return database.queue().complete(task.lease(), "{}", List.of());
  }

  private void compose(String result) {
    Task compose = claim(1).getFirst();
    assertEquals(TaskKind.COMPOSE, compose.kind());
    assertTrue(database.queue().completeJob(compose.lease(), result, ""));
  }

  private static void failForGood(Task task, String error) {
    assertTrue(database.queue().fail(task.lease(), error, Retry.never()).held());
  }

  private static Job state(Job job) {
    return database.jobs().find(job.id()).orElseThrow();
  }

  private static List<BinStatus> statuses(Job job) {
    return database.jobs().bins(job.id(), Set.of(), -1, 100).stream()
        .map(BinState::status)
        .toList();
  }

  @Nested
  class Cancelling {

    @Test
    void queuedBinsNeverBeginAndTheJobFailsAtOnce() {
      Job job = post(3);
      done(claim(1).getFirst());

      Job cancelled = database.jobs().cancel(job.id()).orElseThrow();

      assertEquals(JobStatus.FAILED, cancelled.status());
      assertEquals(Optional.of("cancelled"), cancelled.error());
      assertTrue(cancelled.cancelled());
      assertEquals(new BinCounts(3, 1, 0, 0, 2), cancelled.bins());
      assertEquals(List.of(), claim(9));
      assertEquals(
          List.of(BinStatus.DONE, BinStatus.CANCELLED, BinStatus.CANCELLED), statuses(job));
    }

    @Test
    void runningBinsAreToldWhenTheirLeasesAreRenewed() {
      Job job = post(2);
      Task running = claim(1).getFirst();
      Job other = post(1);
      Task wanted = claim(9).stream().filter(t -> t.jobId().equals(other.id())).findAny().get();
      database.jobs().cancel(job.id());

      Renewal renewal =
          database
              .queue()
              .renew(
                  List.of(
                      new LeaseReport(running.lease(), 0, 0, ""),
                      new LeaseReport(wanted.lease(), 0, 0, "")),
                  LEASE);

      assertEquals(Set.of(running.lease(), wanted.lease()), renewal.held());
      assertEquals(Set.of(running.lease()), renewal.unwanted());
      assertTrue(database.queue().cancel(running.lease()));
      assertFalse(database.queue().cancel(wanted.lease()), "its job goes on");
      assertEquals(BinStatus.CANCELLED, statuses(job).getFirst());
    }

    @Test
    void whatARunningBinStillGivesDoesNotCount() {
      Job job = post(1);
      Task running = claim(1).getFirst();
      database.jobs().cancel(job.id());

      assertFalse(done(running));

      assertEquals(0, state(job).bins().done());
      assertEquals(List.of(BinStatus.CANCELLED), statuses(job));
    }

    @Test
    void aBinOfALostWorkerIsNotTakenUpAgain() throws Exception {
      Job job = post(1);
      database.queue().claim(processor, "gone", 1, Duration.ofMillis(1));
      database.jobs().cancel(job.id());
      Thread.sleep(20);

      database.queue().expire(new Retry(9, Duration.ZERO, Duration.ZERO));

      assertEquals(List.of(), claim(1));
      assertEquals(List.of(BinStatus.CANCELLED), statuses(job));
    }

    @Test
    void aBinGivenBackIsNotQueuedAgain() {
      Job job = post(1);
      Task running = claim(1).getFirst();
      database.jobs().cancel(job.id());

      assertTrue(database.queue().release(running.lease()));

      assertEquals(List.of(), claim(1));
    }

    @Test
    void cancellingAgainChangesNothing() {
      Job job = post(1);
      database.jobs().cancel(job.id());
      var first = state(job);

      assertEquals(first, database.jobs().cancel(job.id()).orElseThrow());
    }

    @Test
    void aJobThatIsOverCannotBeCancelled() {
      Job job = post(1);
      done(claim(1).getFirst());
      compose("{}");

      var e = assertThrows(JobStateException.class, () -> database.jobs().cancel(job.id()));

      assertTrue(e.getMessage().contains("has completed"), e.getMessage());
      assertEquals(List.of(BinStatus.DONE), statuses(job));
    }

    @Test
    void anUnknownJobIsNoJob() {
      assertEquals(Optional.empty(), database.jobs().cancel(UUID.randomUUID()));
    }
  }

  @Nested
  class RunningAgain {

    @Test
    void onlyBinsThatFailedAreDoneAgainAndTheOthersCountAsComposed() {
      Job job = post(3);
      List<Task> bins = claim(3);
      done(bins.get(0));
      failForGood(bins.get(1), "torn");
      done(bins.get(2));
      compose("{\"first\":1}");

      Job again = database.jobs().retry(job.id()).orElseThrow();

      assertEquals(JobStatus.QUEUED, again.status());
      assertEquals(2, again.round());
      assertEquals(new BinCounts(3, 2, 0, 0, 0), again.bins());
      assertEquals(Optional.empty(), again.resultJson());
      assertEquals(Optional.of("{\"first\":1}"), database.jobs().earlierResult(job.id()));
      List<Task> second = claim(9);
      assertEquals(List.of("b1"), second.stream().map(Task::binId).toList());
      assertEquals(2, second.getFirst().lease().attempt());
      done(second.getFirst());
      assertEquals(
          List.of(true, false, true),
          database.jobs().endedBins(job.id(), -1, 9).stream().map(EndedBin::composed).toList());
      compose("{\"second\":2}");
      assertEquals(JobStatus.COMPLETED, state(job).status());
      List<FailedAttempt> kept =
          database.jobs().bins(job.id(), Set.of(), 0, 1).getFirst().failedAttempts();
      assertEquals(List.of("torn"), kept.stream().map(FailedAttempt::error).toList());
    }

    @Test
    void failuresOfTheFirstRoundDoNotUseUpTheSecond() {
      Job job = post(1);
      failForGood(claim(1).getFirst(), "once");
      Task compose = claim(1).getFirst();
      database.queue().failJob(compose.lease(), "1 of 1 bins failed");
      database.jobs().retry(job.id());

      Task again = claim(1).getFirst();
      database.queue().fail(again.lease(), "passing", new Retry(2, Duration.ZERO, Duration.ZERO));

      assertEquals(1, claim(1).size(), "one more attempt");
    }

    @Test
    void aCancelledJobGoesOnWhereItStoppedWhileStagingIsThere() {
      Job job = post(3);
      List<Task> bins = claim(2);
      done(bins.get(0));
      database.jobs().cancel(job.id());

      database.jobs().retry(job.id());

      assertEquals(List.of("b1", "b2"), claim(9).stream().map(Task::binId).toList());
      assertFalse(state(job).cancelled());
      assertFalse(done(bins.get(1)), "the attempt of the first round");
    }

    @Test
    void aCancelledJobBeginsAnewWhenStagingIsGone() {
      Job job = post(2);
      List<Task> bins = claim(2);
      database.queue().complete(bins.get(0).lease(), "{}", List.of(new FailedRow(4, "e")));
      database.jobs().cancel(job.id());
      database.jobs().tidied(job.id());

      database.jobs().retry(job.id());

      assertEquals(List.of("b0", "b1"), claim(9).stream().map(Task::binId).toList());
      assertEquals(List.of(), database.jobs().failedRows(bins.get(0).lease().taskId()));
      assertEquals(0, state(job).bins().done());
    }

    @Test
    void aJobWhoseResultsCouldNotBeComposedIsOnlyComposedAgain() {
      Job job = post(1);
      done(claim(1).getFirst());
      failForGood(claim(1).getFirst(), "no room");
      assertEquals(Optional.of("Results could not be composed: no room"), state(job).error());

      database.jobs().retry(job.id());

      compose("{}");
      assertEquals(JobStatus.COMPLETED, state(job).status());
    }

    @Test
    void aJobThatGoesOnOrLacksNothingIsNotRunAgain() {
      Job job = post(1);
      var going = assertThrows(JobStateException.class, () -> database.jobs().retry(job.id()));
      done(claim(1).getFirst());
      compose("{}");
      var lacking = assertThrows(JobStateException.class, () -> database.jobs().retry(job.id()));

      assertTrue(going.getMessage().contains("is queued"), going.getMessage());
      assertTrue(lacking.getMessage().contains("has no bin that failed"), lacking.getMessage());
      assertEquals(JobStatus.COMPLETED, state(job).status());
      assertEquals(Optional.of("{}"), state(job).resultJson());
    }
  }

  @Nested
  class Listing {

    @Test
    void binsArePagedAndFilteredByStatus() {
      Job job = post(5);
      List<Task> bins = claim(3);
      done(bins.get(0));
      failForGood(bins.get(1), "torn");

      assertEquals(
          List.of(
              BinStatus.DONE,
              BinStatus.FAILED,
              BinStatus.RUNNING,
              BinStatus.QUEUED,
              BinStatus.QUEUED),
          statuses(job));
      BinState failed = database.jobs().bins(job.id(), Set.of(BinStatus.FAILED), -1, 9).getFirst();
      assertEquals("b1", failed.binId());
      assertEquals(Optional.of("torn"), failed.error());
      assertEquals("w", failed.failedAttempts().getFirst().worker());
      assertEquals(
          failed.startedAt().orElseThrow(), failed.failedAttempts().getFirst().startedAt());
      assertEquals(
          List.of("b3"),
          database.jobs().bins(job.id(), Set.of(BinStatus.QUEUED), 2, 1).stream()
              .map(BinState::binId)
              .toList());
    }

    @Test
    void jobsArePagedNewestFirstAndFilteredByStatus() {
      var ids = new ArrayList<UUID>();
      for (int i = 0; i < 5; i++) {
        ids.addFirst(post(1).id());
      }
      database.jobs().cancel(ids.get(1));

      List<Job> first = database.jobs().list(JobFilter.newest(3));
      List<Job> next =
          database
              .jobs()
              .list(
                  new JobFilter(
                      Set.of(JobStatus.QUEUED), OptionalLong.of(first.getLast().sequence()), 2));
      List<Job> failed =
          database.jobs().list(new JobFilter(Set.of(JobStatus.FAILED), OptionalLong.empty(), 1));

      assertEquals(ids.subList(0, 3), first.stream().map(Job::id).toList());
      assertEquals(ids.subList(3, 5), next.stream().map(Job::id).toList());
      assertEquals(ids.subList(1, 2), failed.stream().map(Job::id).toList());
    }

    @Test
    void severalJobsAreFoundAtOnce() {
      Job one = post(1);
      Job two = post(1);

      assertEquals(
          Set.of(one.id(), two.id()),
          Set.copyOf(
              database.jobs().findAll(List.of(one.id(), UUID.randomUUID(), two.id())).stream()
                  .map(Job::id)
                  .toList()));
    }
  }

  @Nested
  class Retention {

    @Test
    void stagingIsKeptWhereARetryCouldUseItAndElseNot() {
      Job useful = post(2);
      done(claim(1).getFirst());
      database.jobs().cancel(useful.id());
      Job useless = post(1);
      database.jobs().cancel(useless.id());

      List<UUID> soon = database.jobs().untidied(Duration.ZERO, HOUR, 1_000);
      List<UUID> late = database.jobs().untidied(Duration.ZERO, Duration.ZERO, 1_000);

      assertFalse(soon.contains(useful.id()));
      assertTrue(soon.contains(useless.id()));
      assertTrue(late.contains(useful.id()));
    }

    @Test
    void endedJobsAreForgottenWithAllThatBelongsToThem() {
      Job ended = post(1);
      failForGood(claim(1).getFirst(), "torn");
      database.jobs().cancel(ended.id());
      Job going = post(1);

      assertTrue(database.jobs().endedLongAgo(Duration.ZERO, 1_000).contains(ended.id()));
      assertFalse(database.jobs().endedLongAgo(HOUR, 1_000).contains(ended.id()));
      database.jobs().forget(ended.id());
      database.jobs().forget(going.id());

      assertEquals(Optional.empty(), database.jobs().find(ended.id()));
      assertEquals(List.of(), database.jobs().bins(ended.id(), Set.of(), -1, 9));
      assertTrue(database.jobs().find(going.id()).isPresent());
    }
  }

  @Test
  void workThatCouldBeTakenUpIsPendingUntilItIsDone() throws Exception {
    assertFalse(database.queue().pending(List.of(processor)));
    post(1);
    assertTrue(database.queue().pending(List.of("other", processor)));
    Task held = claim(1).getFirst();
    assertFalse(database.queue().pending(List.of(processor)), "somebody does it");

    database.queue().fail(held.lease(), "later", new Retry(9, HOUR, HOUR));

    assertTrue(database.queue().pending(List.of(processor)), "after a pause");
  }
}
