package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The queue of tasks: claimed under leases by any number of worker processes. All times are the
 * database's. Thread-safe.
 */
public final class TaskQueue {

  private final Database database;
  private final Completions completions;
  private final TaskEndings endings;

  TaskQueue(Database database) {
    this.database = database;
    this.completions = new Completions(database);
    this.endings = new TaskEndings(database);
  }

  /**
   * Claims tasks: higher priority first, within it jobs in turns, each job's bins in order.
   *
   * @param processor whose tasks
   * @param worker the name of the worker process
   * @param limit how many at most
   * @param lease how long the claim holds without {@linkplain #renew renewal}
   */
  public List<Task> claim(String processor, String worker, int limit, Duration lease) {
    return database.call(db -> {
      try (var rows =
          db.createQuery(
                  """
                  with next as (
                    select task_id from task
                    where processor = :processor and status = 'queued' and run_after <= now()
                    order by priority desc, turn, task_id
                    limit :limit
                    for update skip locked),
                  claimed as (
                    update task t
                    set status = 'running', attempt = t.attempt + 1, worker = :worker,
                        lease_until = now() + make_interval(secs => :lease), started_at = now(),
                        rows_done = 0, rows_total = 0, message = ''
                    from next where t.task_id = next.task_id
                    returning t.*),
                  starting as (
                    select job_id from job
                    where status = 'queued' and job_id in (select job_id from claimed)
                    order by job_id for update),
                  begun as (
                    update job j set status = 'processing', started_at = now()
                    from starting s where s.job_id = j.job_id)
                  select c.task_id, c.attempt, c.job_id, c.processor, c.kind, c.position, c.bin_id,
                         cast(c.files as text) as files, j.bins_total,
                         cast(j.parameters as text) as parameters,
                         j.status not in ('queued', 'processing') as unwanted
                  from claimed c join job j on j.job_id = c.job_id
                  order by c.priority desc, c.turn, c.task_id
                  """)
              .addParam("processor", processor)
              .addParam("limit", limit)
              .addParam("worker", worker)
              .addParam("lease", lease.toMillis() / 1e3)
              .execute()) {
        return rows.map(TaskQueue::task).toList();
      }
    });
  }

  private static Task task(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new Task(
        new Lease(row.bigint("task_id"), row.integer("attempt")),
        row.uuid("job_id"),
        row.text("processor"),
        TaskKind.ofWord(row.text("kind")),
        row.integer("position"),
        row.text("bin_id"),
        Json.strings(row.text("files")),
        row.text("parameters"),
        row.integer("bins_total"),
        row.flag("unwanted"));
  }

  /**
   * Renews leases and notes progress.
   *
   * @param reports one for each lease held
   * @param lease how long they hold from now
   * @return those still held; whoever holds another must stop its work
   */
  public Renewal renew(Collection<LeaseReport> reports, Duration lease) {
    if (reports.isEmpty()) {
      return new Renewal(Set.of(), Set.of());
    }
    return database.transaction(tx -> {
      var held = new HashSet<Lease>();
      var unwanted = new HashSet<Lease>();
      var jobs = new HashSet<UUID>();
      try (var rows =
          tx.createQuery(
                  """
                  with report as (
                    select * from jsonb_to_recordset(cast(:reports as jsonb))
                      as r(task_id bigint, attempt integer, rows_done bigint, rows_total bigint,
                           message text)),
                  held as (
                    select t.task_id, j.status in ('queued', 'processing') as wanted
                    from task t
                    join report r on r.task_id = t.task_id and r.attempt = t.attempt
                    join job j on j.job_id = t.job_id
                    where t.status = 'running'
                    order by t.task_id for update of t)
                  update task t
                  set lease_until = now() + make_interval(secs => :lease),
                      rows_done = r.rows_done, rows_total = r.rows_total, message = r.message
                  from held h join report r on r.task_id = h.task_id
                  where t.task_id = h.task_id
                  returning t.task_id, t.attempt, t.job_id, h.wanted
                  """)
              .addParam("lease", lease.toMillis() / 1e3)
              .addParam("reports", Json.text(array(reports)))
              .execute()) {
        rows.map(Columns::new)
            .forEach(row -> {
              var one = new Lease(row.bigint("task_id"), row.integer("attempt"));
              held.add(one);
              if (row.flag("wanted")) {
                jobs.add(row.uuid("job_id"));
              } else {
                unwanted.add(one);
              }
            });
      }
      JobEndings.keepPercent(tx, List.copyOf(jobs));
      return new Renewal(held, unwanted);
    });
  }

  private static ArrayNode array(Collection<LeaseReport> reports) {
    ArrayNode array = Json.array();
    for (LeaseReport report : reports) {
      array
          .addObject()
          .put("task_id", report.lease().taskId())
          .put("attempt", report.lease().attempt())
          .put("rows_done", report.rowsDone())
          .put("rows_total", report.rowsTotal())
          .put("message", report.message());
    }
    return array;
  }

  /**
   * Ends a bin's task: done. When it was the job's last, the compose task becomes due. Saying so
   * again after a lost answer changes nothing and is answered alike. Calls that come together are
   * written together.
   *
   * @param outputJson what the compose task needs to know of it, a JSON object
   * @param failedRows rows that could not be computed
   * @return false if the lease was lost or the job cancelled: the output does not count
   */
  public boolean complete(Lease lease, String outputJson, List<FailedRow> failedRows) {
    return completions.complete(lease, outputJson, failedRows);
  }

  /**
   * Ends an attempt: failed. The task is queued again after the given pause, or failed for good.
   *
   * @param error why, for people
   * @param retry whether and when to try again
   * @return what became of the task
   */
  public AttemptEnding fail(Lease lease, String error, Retry retry) {
    return endings.fail(lease, error, retry, false);
  }

  /** Gives a task back unfinished, to be claimed at once by whoever comes; not a failure. */
  public boolean release(Lease lease) {
    return endings.release(lease);
  }

  /**
   * Ends an attempt whose job was cancelled: nothing more is done.
   *
   * @return false if the lease was lost or the job goes on, in which case nothing is written
   */
  public boolean cancel(Lease lease) {
    return endings.cancel(lease);
  }

  /**
   * Ends the attempts whose leases ran out: their workers are lost.
   *
   * @param retry as for {@link #fail}
   * @return how many there were
   */
  public int expire(Retry retry) {
    return endings.expire(retry);
  }

  /**
   * Ends a job's compose task and with it the job: completed. May be said again, as {@link
   * #complete}.
   *
   * @param resultJson the result, a JSON object
   * @param error the sum of what failed; empty text if nothing did
   * @return false if the lease was lost, in which case nothing is written
   */
  public boolean completeJob(Lease lease, String resultJson, String error) {
    return endings.endJob(lease, JobStatus.COMPLETED, Optional.of(resultJson), error);
  }

  /** Ends a job's compose task and with it the job: failed, since no bin succeeded. */
  public boolean failJob(Lease lease, String error) {
    return endings.endJob(lease, JobStatus.FAILED, Optional.empty(), error);
  }

  /**
   * Whether there is something left that a worker could take up, now or after a pause: tasks in the
   * queue, and those of lost workers.
   *
   * @param processors whose tasks
   */
  public boolean pending(Collection<String> processors) {
    ArrayNode names = Json.array();
    processors.forEach(names::add);
    return database.call(db ->
        db.createGet(
                """
                select task_id from task
                where (status = 'queued' or (status = 'running' and lease_until < now()))
                  and processor in (select jsonb_array_elements_text(cast(:names as jsonb)))
                limit 1
                """)
            .addParam("names", Json.text(names))
            .execute()
            .isPresent());
  }

  /** What the queue of each processor with unfinished jobs or running tasks holds. */
  public List<QueueState> survey() {
    return QueueSurvey.take(database);
  }

  /** How many tasks are queued and running. */
  public QueueDepth depth() {
    return database.call(db ->
        db.createGet(
                """
                select count(*) filter (where status = 'queued') as queued,
                       count(*) filter (where status = 'running') as running
                from task where status in ('queued', 'running')
                """)
            .execute()
            .map(Columns::new)
            .map(row -> new QueueDepth(row.bigint("queued"), row.bigint("running")))
            .orElseThrow());
  }
}
