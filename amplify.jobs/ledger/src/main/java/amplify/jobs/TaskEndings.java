package amplify.jobs;

import io.helidon.dbclient.DbTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How attempts end that did not succeed. Each ending names its lease and happens only while that is
 * held: a worker that lost it, however late it wakes, changes nothing.
 */
final class TaskEndings {

  private static final int EXPIRED_AT_ONCE = 100;

  private final Database database;

  TaskEndings(Database database) {
    this.database = database;
  }

  AttemptEnding fail(Lease lease, String error, Retry retry, boolean onlyIfExpired) {
    return database.transaction(tx ->
        HeldTask.lock(tx, lease, onlyIfExpired)
            .map(task -> endAttempt(tx, task, error, retry))
            .orElse(AttemptEnding.LOST));
  }

  private static AttemptEnding endAttempt(
      DbTransaction tx, HeldTask task, String error, Retry retry) {
    tx.createInsert(
            """
            insert into failed_attempt (task_id, attempt, worker, started_at, error)
            select task_id, attempt, worker, started_at, :error from task where task_id = :task
            """)
        .addParam("error", error)
        .addParam("task", task.taskId())
        .execute();
    if (!task.wanted()) {
      end(tx, task, "cancelled", "");
      return AttemptEnding.CANCELLED;
    }
    if (task.failures() + 1 < retry.attempts()) {
      JobEndings.keepPercent(tx, List.of(task.jobId()));
      queueAgain(tx, task, retry);
      return AttemptEnding.AGAIN;
    }
    endForGood(tx, task, error);
    return AttemptEnding.FOR_GOOD;
  }

  private static void queueAgain(DbTransaction tx, HeldTask task, Retry retry) {
    double pause =
        Math.min(
            retry.longestPause().toMillis() / 1e3,
            retry.firstPause().toMillis() / 1e3 * Math.pow(2, task.failures()));
    tx.createUpdate(
            """
            update task
            set status = 'queued', lease_until = null, failures = failures + 1,
                run_after = now() + make_interval(secs => :pause * (0.5 + random()))
            where task_id = :task
            """)
        .addParam("pause", pause)
        .addParam("task", task.taskId())
        .execute();
  }

  private static void endForGood(DbTransaction tx, HeldTask task, String error) {
    end(tx, task, "failed", error);
    if (task.kind() == TaskKind.BIN) {
      JobEndings.count(tx, Map.of(task.jobId(), 1), "bins_failed");
    } else {
      JobEndings.end(
          tx,
          task.jobId(),
          JobStatus.FAILED,
          Optional.empty(),
          "Results could not be composed: " + error,
          false);
    }
  }

  private static void end(DbTransaction tx, HeldTask task, String status, String error) {
    tx.createUpdate(
            """
            update task
            set status = :status, ended_at = now(), lease_until = null, failures = failures + 1,
                error = nullif(:error, '')
            where task_id = :task
            """)
        .addParam("status", status)
        .addParam("error", error)
        .addParam("task", task.taskId())
        .execute();
  }

  boolean release(Lease lease) {
    return database.transaction(tx -> {
      Optional<HeldTask> held = HeldTask.lock(tx, lease, false);
      held.ifPresent(task -> {
        if (task.wanted()) {
          JobEndings.keepPercent(tx, List.of(task.jobId()));
        }
        tx.createUpdate(
                """
                update task
                set status = case when cast(:wanted as boolean) then 'queued' else 'cancelled' end,
                    lease_until = null, run_after = now()
                where task_id = :task
                """)
            .addParam("wanted", task.wanted())
            .addParam("task", task.taskId())
            .execute();
        Jobs.notifyWorkers(tx);
      });
      return held.isPresent();
    });
  }

  boolean cancel(Lease lease) {
    return database.call(db ->
        db.createUpdate(
                    """
                    update task t set status = 'cancelled', ended_at = now(), lease_until = null
                    from job j
                    where t.task_id = :task and t.attempt = :attempt and t.status = 'running'
                      and j.job_id = t.job_id and j.status not in ('queued', 'processing')
                    """)
                .addParam("task", lease.taskId())
                .addParam("attempt", lease.attempt())
                .execute()
            == 1);
  }

  int expire(Retry retry) {
    List<Lease> expired =
        database.call(db -> {
          try (var rows =
              db.createQuery(
                      """
                      select task_id, attempt from task
                      where status = 'running' and lease_until < now()
                      order by lease_until limit :limit
                      """)
                  .addParam("limit", EXPIRED_AT_ONCE)
                  .execute()) {
            return rows.map(Columns::new)
                .map(row -> new Lease(row.bigint("task_id"), row.integer("attempt")))
                .toList();
          }
        });
    int ended = 0;
    for (Lease lease : expired) {
      if (fail(lease, "The worker was lost: its lease ran out", retry, true).held()) {
        ended++;
      }
    }
    return ended;
  }

  boolean endJob(Lease lease, JobStatus status, Optional<String> resultJson, String error) {
    return database.transaction(
        tx -> JobEndings.endByCompose(tx, lease, status, resultJson, error));
  }

  /**
   * A task whose lease is held, locked for the rest of the transaction.
   *
   * @param taskId the task
   * @param jobId its job
   * @param kind what it is about
   * @param failures how often it failed before in this round
   * @param wanted whether its job still goes on
   */
  private record HeldTask(long taskId, UUID jobId, TaskKind kind, int failures, boolean wanted) {

    static Optional<HeldTask> lock(DbTransaction tx, Lease lease, boolean onlyIfExpired) {
      return tx.createGet(
              """
              select t.task_id, t.job_id, t.kind, t.failures,
                     j.status in ('queued', 'processing') as wanted
              from task t join job j on j.job_id = t.job_id
              where t.task_id = :task and t.attempt = :attempt and t.status = 'running'
                and (t.lease_until < now() or not cast(:expired as boolean))
              for update of t
              """)
          .addParam("task", lease.taskId())
          .addParam("attempt", lease.attempt())
          .addParam("expired", onlyIfExpired)
          .execute()
          .map(Columns::new)
          .map(row ->
              new HeldTask(
                  row.bigint("task_id"),
                  row.uuid("job_id"),
                  TaskKind.ofWord(row.text("kind")),
                  row.integer("failures"),
                  row.flag("wanted")));
    }
  }
}
