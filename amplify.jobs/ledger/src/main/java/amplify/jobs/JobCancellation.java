package amplify.jobs;

import io.helidon.dbclient.DbTransaction;
import java.util.Optional;
import java.util.UUID;

/**
 * Stops a job: it fails with the error "cancelled", its queued bins never begin, and the workers of
 * its running bins learn of it when they next renew their leases.
 */
final class JobCancellation {

  private static final String ERROR = "cancelled";

  private final Database database;

  JobCancellation(Database database) {
    this.database = database;
  }

  /**
   * Cancels a job, or finds it cancelled.
   *
   * @return false if there is no such job
   * @throws JobStateException if it had ended by itself
   */
  boolean cancel(UUID job) {
    return database.transaction(tx -> {
      endTasks(tx, job);
      return JobEndings.end(tx, job, JobStatus.FAILED, Optional.empty(), ERROR, true)
          || wasCancelled(tx, job);
    });
  }

  /** One that is being claimed at this moment is left to its worker, who is told. */
  private static void endTasks(DbTransaction tx, UUID job) {
    tx.createUpdate(
            """
            with stopped as (
              select t.task_id from task t join job j on j.job_id = t.job_id
              where t.job_id = :id and t.status in ('queued', 'waiting')
                and j.status in ('queued', 'processing')
              order by t.task_id for update of t skip locked)
            update task t set status = 'cancelled', ended_at = now()
            from stopped s where s.task_id = t.task_id
            """)
        .addParam("id", job)
        .execute();
  }

  private static boolean wasCancelled(DbTransaction tx, UUID job) {
    Optional<Columns> ended =
        tx.createGet("select status, cancelled from job where job_id = :id")
            .addParam("id", job)
            .execute()
            .map(Columns::new);
    if (ended.isPresent() && !ended.get().flag("cancelled")) {
      // Rolls back: between the two statements the job ended, and its tasks stay as they were.
      throw new JobStateException(
          "Job %s has %s: only a job that is queued or processing can be cancelled"
              .formatted(
                  job, ended.get().text("status").equals("completed") ? "completed" : "failed"));
    }
    return ended.isPresent();
  }
}
