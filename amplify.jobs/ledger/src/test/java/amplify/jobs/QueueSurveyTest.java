package amplify.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueSurveyTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private EmbeddedPostgres postgres;
  private JobDatabase database;

  @BeforeEach
  void start() {
    postgres = EmbeddedPostgres.start(folder);
    database = JobDatabase.open(DatabaseSettings.of(postgres.url(), EmbeddedPostgres.USER, ""));
  }

  @AfterEach
  void stop() {
    database.close();
    postgres.close();
  }

  private UUID post(String processor, int bins) {
    var job =
        new NewJob(processor, "{}", 0, Optional.empty(), Optional.empty(), Optional.empty(), "d");
    return database
        .jobs()
        .submit(
            job,
            IntStream.range(0, bins)
                .mapToObj(i -> new NewBin("b" + i, List.of("s3://b/x")))
                .iterator())
        .job()
        .id();
  }

  private List<Task> claim(String processor, int limit, Duration lease) {
    return database.queue().claim(processor, "w", limit, lease);
  }

  private QueueState state(String processor) {
    return database.queue().survey().stream()
        .filter(state -> state.processor().equals(processor))
        .findFirst()
        .orElseGet(() -> QueueState.empty(processor));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, "");
  }

  @Test
  void eachTaskCountsWhereItStands() {
    post("a", 5);
    post("a", 1);
    post("other", 2);
    List<Task> tasks = claim("a", 3, LEASE);
    database.queue().complete(tasks.get(0).lease(), "{}", List.of());
    database.queue().fail(tasks.get(1).lease(), "later", new Retry(9, HOUR, HOUR));

    QueueState state = state("a");

    assertEquals(3, state.binsQueued());
    assertEquals(1, state.binsDelayed());
    assertEquals(1, state.binsRunning());
    assertEquals(2, state.compositionsWaiting() + state.compositionsDue());
    assertEquals(2, state.jobsQueued() + state.jobsProcessing());
    assertEquals(0, state.expiredLeases());
    assertEquals(2, state("other").binsQueued());
  }

  @Test
  void theLastStepIsDueWhenAllBinsHaveEndedAndGoneWithTheJob() {
    post("a", 1);
    database.queue().complete(claim("a", 1, LEASE).getFirst().lease(), "{}", List.of());
    assertEquals(1, state("a").compositionsDue());
    assertEquals(0, state("a").compositionsWaiting());

    Task compose = claim("a", 1, LEASE).getFirst();
    assertEquals(0, state("a").compositionsDue());
    assertEquals(1, state("a").compositionsRunning());

    database.queue().completeJob(compose.lease(), "{}", "");
    assertEquals(QueueState.empty("a"), state("a"));
  }

  @Test
  void runningBinsOfACancelledJobAreNotTakenFromWhatOthersWaitFor() {
    UUID cancelled = post("a", 3);
    claim("a", 2, LEASE);
    database.jobs().cancel(cancelled);
    post("a", 4);

    assertEquals(4, state("a").binsQueued());
    assertEquals(2, state("a").binsRunning());
  }

  @Test
  void agesAreThoseOfTheOldestByTheDatabasesClock() throws Exception {
    post("a", 2);
    execute("update task set run_after = now() - interval '90 s' where position = 1");
    execute("update job set created_at = now() - interval '10 min'");

    assertTrue(state("a").oldestDue().toSeconds() >= 90, () -> state("a").toString());
    assertTrue(state("a").oldestDue().toSeconds() < 300, () -> state("a").toString());
    assertTrue(state("a").oldestJob().toSeconds() >= 600, () -> state("a").toString());
  }

  @Test
  void leasesThatRanOutAreSeenUntilTheyAreEnded() throws Exception {
    post("a", 2);
    claim("a", 2, LEASE);
    execute("update task set lease_until = now() - interval '1 s' where position = 0");
    assertEquals(1, state("a").expiredLeases());

    database.queue().expire(new Retry(9, HOUR, HOUR));

    assertEquals(0, state("a").expiredLeases());
    assertEquals(1, state("a").binsDelayed());
  }

  @Test
  void manyTasksAreNeverReadFromEndToEnd() throws Exception {
    post("a", 50);
    claim("a", 5, LEASE);
    execute(
        """
        insert into job (job_id, processor, parameters, request_digest, status, bins_total,
                         bins_done, completed_at)
        select gen_random_uuid(), 'a', '{}', 'd', 'completed', 50, 50, now()
        from generate_series(1, 2000)
        """);
    execute(
        """
        insert into task (job_id, processor, kind, position, bin_id, files, status, priority, turn,
                          attempt, ended_at)
        select job_id, 'a', 'bin', p, 'b' || p, '["s3://b/x"]', 'done', 0, p, 1, now()
        from job cross join generate_series(0, 49) p where status = 'completed'
        """);
    execute("analyze");

    String plan = plan();

    assertTrue(plan.contains("using task_due"), plan);
    assertFalse(plan.contains("Seq Scan on task"), plan);
    assertFalse(plan.contains("Seq Scan on job"), plan);
    assertEquals(45, state("a").binsQueued());
  }

  private String plan() throws SQLException {
    var plan = new StringBuilder();
    try (Connection connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("explain (analyze, costs off) " + QueueSurvey.SELECT)) {
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
