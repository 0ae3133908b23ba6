package amplify.jobs;

import io.helidon.dbclient.DbTransaction;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins another round of a job that has ended: only what is missing in its results is done again.
 *
 * <p>What a completed round gave stays as it is, and this round adds to it. Bins that were done in
 * a round without results (cancelled, or results could not be composed) are kept while their output
 * is still in staging.
 */
final class JobRetry {

  private final Database database;

  JobRetry(Database database) {
    this.database = database;
  }

  /**
   * Begins another round.
   *
   * @return false if there is no such job
   * @throws JobStateException if the job has not ended, or nothing is missing
   */
  boolean retry(UUID job) {
    return database.transaction(tx -> {
      Optional<Columns> locked = lock(tx, job);
      locked.ifPresent(row -> begin(tx, job, row));
      return locked.isPresent();
    });
  }

  private static Optional<Columns> lock(DbTransaction tx, UUID job) {
    return tx.createGet(
            """
            select status, processor, priority, bins_total, staging_removed_at is null as staged
            from job where job_id = :id for update
            """)
        .addParam("id", job)
        .execute()
        .map(Columns::new);
  }

  private static void begin(DbTransaction tx, UUID job, Columns row) {
    JobStatus status = JobStatus.ofWord(row.text("status"));
    if (!status.ended()) {
      throw new JobStateException(
          "Job %s is %s: only a job that has ended can be run again".formatted(job, status.word()));
    }
    if (status == JobStatus.COMPLETED) {
      markComposed(tx, job);
    }
    long turn = FairTurn.current(tx, row.text("processor"), row.integer("priority"));
    long again = queueBins(tx, job, turn, row.flag("staged"));
    if (again == 0 && status == JobStatus.COMPLETED) {
      throw new JobStateException(
          "Job %s has no bin that failed: there is nothing to run again".formatted(job));
    }
    resetCompose(tx, job, turn + row.integer("bins_total"));
    resetJob(tx, job, again);
    if (again == 0) {
      JobEndings.composeIsDue(tx, job);
    } else {
      Jobs.notifyWorkers(tx);
    }
  }

  private static void markComposed(DbTransaction tx, UUID job) {
    tx.createUpdate(
            """
            update task set composed = true
            where job_id = :id and kind = 'bin' and status = 'done' and not composed
            """)
        .addParam("id", job)
        .execute();
  }

  private static long queueBins(DbTransaction tx, UUID job, long turn, boolean staged) {
    tx.createDelete(
            """
            delete from failed_row where task_id in (
              select task_id from task
              where job_id = :id and status = 'done' and not composed
                and not cast(:staged as boolean))
            """)
        .addParam("id", job)
        .addParam("staged", staged)
        .execute();
    return tx.createUpdate(
            """
            with missing as (
              select task_id, row_number() over (order by position) - 1 as place
              from task
              where job_id = :id and kind = 'bin'
                and not (status = 'done' and (composed or cast(:staged as boolean))))
            update task t
            set status = 'queued', turn = :turn + m.place, run_after = now(), lease_until = null,
                started_at = null, ended_at = null, error = null, output = null, failures = 0,
                rows_done = 0, rows_total = 0, message = ''
            from missing m where m.task_id = t.task_id
            """)
        .addParam("id", job)
        .addParam("staged", staged)
        .addParam("turn", turn)
        .execute();
  }

  private static void resetCompose(DbTransaction tx, UUID job, long turn) {
    tx.createUpdate(
            """
            update task
            set status = 'waiting', turn = :turn, lease_until = null, started_at = null,
                ended_at = null, error = null, failures = 0
            where job_id = :id and kind = 'compose'
            """)
        .addParam("id", job)
        .addParam("turn", turn)
        .execute();
  }

  private static void resetJob(DbTransaction tx, UUID job, long again) {
    tx.createUpdate(
            """
            update job
            set status = 'queued', round = round + 1, cancelled = false, error = null,
                earlier_result = coalesce(result, earlier_result), result = null,
                started_at = null, completed_at = null, staging_removed_at = null,
                bins_done = bins_total - :again, bins_failed = 0,
                percent = least(99.9, 100.0 * (bins_total - :again) / bins_total),
                percent_begun = least(99.9, 100.0 * (bins_total - :again) / bins_total)
            where job_id = :id
            """)
        .addParam("again", again)
        .addParam("id", job)
        .execute();
  }
}
