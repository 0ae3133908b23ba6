package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How attempts end. Each ending names its lease and happens only while that is held: a worker that
 * lost it, however late it wakes, changes nothing.
 */
final class TaskEndings {

  private static final int EXPIRED_AT_ONCE = 100;

  private final Database database;

  TaskEndings(Database database) {
    this.database = database;
  }

  boolean complete(Lease lease, String outputJson, List<FailedRow> failedRows) {
    return database.transaction(tx -> {
      Optional<UUID> job =
          tx.createGet(
                  """
                  update task
                  set status = 'done', ended_at = now(), lease_until = null,
                      output = cast(:output as json)
                  where task_id = :task and attempt = :attempt and status = 'running'
                    and kind = 'bin'
                  returning job_id
                  """)
              .addParam("output", outputJson)
              .addParam("task", lease.taskId())
              .addParam("attempt", lease.attempt())
              .execute()
              .map(row -> new Columns(row).uuid("job_id"));
      job.ifPresent(id -> {
        insertFailedRows(tx, lease.taskId(), failedRows);
        countBin(tx, id, "bins_done");
      });
      return job.isPresent();
    });
  }

  private static void insertFailedRows(DbTransaction tx, long taskId, List<FailedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    ArrayNode array = Json.array();
    rows.forEach(row -> array.addObject().put("n", row.number()).put("e", row.error()));
    tx.createInsert(
            """
            insert into failed_row (task_id, roi_number, error)
            select :task, n, e from jsonb_to_recordset(cast(:rows as jsonb)) as r(n bigint, e text)
            """)
        .addParam("task", taskId)
        .addParam("rows", Json.text(array))
        .execute();
  }

  /** Counts an ended bin; with the last one the compose task becomes due. */
  private static void countBin(DbTransaction tx, UUID job, String counter) {
    boolean last =
        tx.createGet(
                "update job set %1$s = %1$s + 1 where job_id = :id returning bins_done + bins_failed = bins_total as last"
                    .formatted(counter))
            .addParam("id", job)
            .execute()
            .map(row -> row.column("last").get(Boolean.class))
            .orElse(false);
    if (last) {
      tx.createUpdate(
              """
              update task set status = 'queued', run_after = now()
              where job_id = :id and kind = 'compose' and status = 'waiting'
              """)
          .addParam("id", job)
          .execute();
      Jobs.notifyWorkers(tx);
    }
  }

  boolean fail(Lease lease, String error, Retry retry, boolean onlyIfExpired) {
    return database.transaction(tx -> {
      Optional<Columns> held = held(tx, lease, onlyIfExpired);
      held.ifPresent(task -> endAttempt(tx, lease, task, error, retry));
      return held.isPresent();
    });
  }

  private static Optional<Columns> held(DbTransaction tx, Lease lease, boolean onlyIfExpired) {
    return tx.createGet(
            """
            select job_id, kind, worker, started_at,
                   (select count(*) from failed_attempt f where f.task_id = t.task_id) as failures
            from task t
            where task_id = :task and attempt = :attempt and status = 'running'
              and (lease_until < now() or not cast(:expired as boolean))
            for update
            """)
        .addParam("task", lease.taskId())
        .addParam("attempt", lease.attempt())
        .addParam("expired", onlyIfExpired)
        .execute()
        .map(Columns::new);
  }

  private static void endAttempt(
      DbTransaction tx, Lease lease, Columns task, String error, Retry retry) {
    tx.createInsert(
            """
            insert into failed_attempt (task_id, attempt, worker, started_at, error)
            select task_id, attempt, worker, started_at, :error from task where task_id = :task
            """)
        .addParam("error", error)
        .addParam("task", lease.taskId())
        .execute();
    long failures = task.bigint("failures") + 1;
    if (failures < retry.attempts()) {
      double pause =
          Math.min(
              retry.longestPause().toMillis() / 1e3,
              retry.firstPause().toMillis() / 1e3 * Math.pow(2, failures - 1.0));
      tx.createUpdate(
              """
              update task
              set status = 'queued', lease_until = null,
                  run_after = now() + make_interval(secs => :pause * (0.5 + random()))
              where task_id = :task
              """)
          .addParam("pause", pause)
          .addParam("task", lease.taskId())
          .execute();
      return;
    }
    tx.createUpdate(
            """
            update task set status = 'failed', ended_at = now(), lease_until = null, error = :error
            where task_id = :task
            """)
        .addParam("error", error)
        .addParam("task", lease.taskId())
        .execute();
    UUID job = task.uuid("job_id");
    if (TaskKind.ofWord(task.text("kind")) == TaskKind.BIN) {
      countBin(tx, job, "bins_failed");
    } else {
      endJob(
          tx, job, JobStatus.FAILED, Optional.empty(), "Results could not be composed: " + error);
    }
  }

  boolean release(Lease lease) {
    return database.transaction(tx -> {
      boolean released =
          tx.createUpdate(
                      """
                      update task set status = 'queued', lease_until = null, run_after = now()
                      where task_id = :task and attempt = :attempt and status = 'running'
                      """)
                  .addParam("task", lease.taskId())
                  .addParam("attempt", lease.attempt())
                  .execute()
              == 1;
      if (released) {
        Jobs.notifyWorkers(tx);
      }
      return released;
    });
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
      if (fail(lease, "The worker was lost: its lease ran out", retry, true)) {
        ended++;
      }
    }
    return ended;
  }

  boolean completeJob(Lease lease, String resultJson, String error) {
    return endCompose(lease, JobStatus.COMPLETED, Optional.of(resultJson), error);
  }

  boolean failJob(Lease lease, String error) {
    return endCompose(lease, JobStatus.FAILED, Optional.empty(), error);
  }

  private boolean endCompose(
      Lease lease, JobStatus status, Optional<String> resultJson, String error) {
    return database.transaction(tx -> {
      Optional<UUID> job =
          tx.createGet(
                  """
                  update task set status = 'done', ended_at = now(), lease_until = null
                  where task_id = :task and attempt = :attempt and status = 'running'
                    and kind = 'compose'
                  returning job_id
                  """)
              .addParam("task", lease.taskId())
              .addParam("attempt", lease.attempt())
              .execute()
              .map(row -> new Columns(row).uuid("job_id"));
      job.ifPresent(id -> endJob(tx, id, status, resultJson, error));
      return job.isPresent();
    });
  }

  private static void endJob(
      DbTransaction tx, UUID job, JobStatus status, Optional<String> resultJson, String error) {
    tx.createUpdate(
            """
            update job
            set status = :status, completed_at = now(), error = nullif(:error, ''),
                result = cast(:result as json),
                percent = case when :status = 'completed' then 100 else percent end
            where job_id = :id
            """)
        .addParam("status", status.word())
        .addParam("error", error)
        .addParam("result", resultJson.orElse(null))
        .addParam("id", job)
        .execute();
    Announcement.add(tx, job);
  }
}
