package amplify.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.dbclient.DbTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How jobs come to their end: bins are counted, the last of them makes the compose task due, and
 * that ends the job.
 *
 * <p>Whoever locks rows of both locks tasks before jobs, and several of one kind in the order of
 * their ids, so that no two transactions wait for each other.
 */
final class JobEndings {

  private JobEndings() {}

  /** Counts ended bins; with a job's last one its compose task becomes due. */
  static void count(DbTransaction tx, Map<UUID, Integer> binsOfJobs, String counter) {
    if (binsOfJobs.isEmpty()) {
      return;
    }
    ArrayNode counts = Json.array();
    binsOfJobs.forEach(
        (job, bins) -> counts.addObject().put("job_id", job.toString()).put("bins", bins));
    var complete = new ArrayList<UUID>();
    try (var rows =
        tx.createQuery(
                """
                with ended as (
                  select * from jsonb_to_recordset(cast(:counts as jsonb))
                    as e(job_id uuid, bins integer)),
                locked as (
                  select j.job_id, e.bins from job j join ended e on e.job_id = j.job_id
                  order by j.job_id for update of j)
                update job j set %1$s = j.%1$s + l.bins
                from locked l where l.job_id = j.job_id
                returning j.job_id, j.bins_done + j.bins_failed = j.bins_total as complete
                """
                    .formatted(counter))
            .addParam("counts", Json.text(counts))
            .execute()) {
      rows.map(Columns::new)
          .filter(row -> row.flag("complete"))
          .forEach(row -> complete.add(row.uuid("job_id")));
    }
    complete.forEach(job -> composeIsDue(tx, job));
  }

  /** Makes a job's compose task due: all its bins have ended. */
  static void composeIsDue(DbTransaction tx, UUID job) {
    tx.createUpdate(
            """
            update task set status = 'queued', run_after = now()
            where job_id = :id and kind = 'compose' and status = 'waiting'
            """)
        .addParam("id", job)
        .execute();
    Jobs.notifyWorkers(tx);
  }

  /**
   * Ends a job by its compose task.
   *
   * @return false if the lease was lost, in which case nothing is written
   */
  static boolean endByCompose(
      DbTransaction tx, Lease lease, JobStatus status, Optional<String> resultJson, String error) {
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
    if (job.isPresent()) {
      return end(tx, job.get(), status, resultJson, error, false);
    }
    // Written before, but not heard of: the connection broke in between.
    return tx.createGet(
            """
            select task_id from task
            where task_id = :task and attempt = :attempt and status = 'done' and kind = 'compose'
            """)
        .addParam("task", lease.taskId())
        .addParam("attempt", lease.attempt())
        .execute()
        .isPresent();
  }

  /**
   * Ends a job.
   *
   * @return false if it had ended before, in which case nothing is written
   */
  static boolean end(
      DbTransaction tx,
      UUID job,
      JobStatus status,
      Optional<String> resultJson,
      String error,
      boolean cancelled) {
    boolean ended =
        tx.createUpdate(
                    """
                    update job j
                    set status = :status, completed_at = now(), error = nullif(:error, ''),
                        result = cast(:result as json), cancelled = cast(:cancelled as boolean),
                        percent = case when :status = 'completed' then 100
                                       else greatest(j.percent, %s) end
                    where job_id = :id and status in ('queued', 'processing')
                    """
                        .formatted(JobRows.PERCENT))
                .addParam("status", status.word())
                .addParam("error", error)
                .addParam("result", resultJson.orElse(null))
                .addParam("cancelled", cancelled)
                .addParam("id", job)
                .execute()
            == 1;
    if (ended) {
      Announcement.add(tx, job);
    }
    return ended;
  }

  /**
   * Keeps the percentage that was shown, before something running stops counting.
   *
   * @param jobs whose
   */
  static void keepPercent(DbTransaction tx, List<UUID> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    ArrayNode ids = Json.array();
    jobs.forEach(job -> ids.add(job.toString()));
    tx.createUpdate(
            """
            with locked as (
              select job_id from job
              where job_id in (
                select cast(id as uuid) from jsonb_array_elements_text(cast(:ids as jsonb)) as i(id))
              order by job_id for update)
            update job j set percent = greatest(j.percent, %s)
            from locked l where l.job_id = j.job_id
            """
                .formatted(JobRows.PERCENT))
        .addParam("ids", Json.text(ids))
        .execute();
  }
}
