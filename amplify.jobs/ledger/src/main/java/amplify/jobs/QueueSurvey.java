package amplify.jobs;

import java.time.Duration;
import java.util.List;

/**
 * Looks at the whole queue without counting it: what is left of a job is what has not ended, so the
 * work is that of the unfinished jobs, the running tasks and the delayed ones, however long the
 * queue is and however many tasks are done.
 */
final class QueueSurvey {

  /** Walks along indexes only; a test holds it to that. */
  static final String SELECT =
      """
      with open as (
        select processor,
               sum(bins_total - bins_done - bins_failed) as bins,
               count(*) filter (where bins_done + bins_failed < bins_total) as compose_waiting,
               count(*) filter (where bins_done + bins_failed = bins_total) as compose_due,
               count(*) filter (where status = 'queued') as jobs_queued,
               count(*) filter (where status = 'processing') as jobs_processing,
               min(created_at) as oldest_job
        from job where status in ('queued', 'processing')
        group by processor),
      running as (
        select t.processor,
               count(*) filter (where t.kind = 'bin') as bins,
               count(*) filter (where t.kind = 'compose') as compositions,
               -- Those of jobs that were cancelled meanwhile are no part of what is left.
               count(*) filter (where t.kind = 'bin' and j.wanted) as bins_wanted,
               count(*) filter (where t.kind = 'compose' and j.wanted) as compositions_wanted,
               count(*) filter (where t.lease_until < now()) as expired
        from task t cross join lateral (
          select status in ('queued', 'processing') as wanted
          from job where job.job_id = t.job_id limit 1) j
        where t.status = 'running'
        group by t.processor),
      both_sides as (
        select processor, o.bins, o.compose_waiting, o.compose_due, o.jobs_queued,
               o.jobs_processing, o.oldest_job, r.bins as bins_running, r.bins_wanted,
               r.compositions as composing, r.compositions_wanted as composing_wanted, r.expired
        from open o full join running r using (processor)),
      queue as materialized (
        select b.*,
               (select count(*) from task t
                where t.processor = b.processor and t.status = 'queued' and t.kind = 'bin'
                  and t.run_after > now()) as bins_delayed,
               (select min(run_after) from task t
                where t.processor = b.processor and t.status = 'queued') as due_since
        from both_sides b)
      select processor,
             greatest(0, coalesce(bins, 0) - coalesce(bins_wanted, 0) - bins_delayed)
               as bins_queued,
             bins_delayed,
             coalesce(bins_running, 0) as bins_running,
             coalesce(compose_waiting, 0) as compose_waiting,
             greatest(0, coalesce(compose_due, 0) - coalesce(composing_wanted, 0)) as compose_due,
             coalesce(composing, 0) as composing,
             coalesce(expired, 0) as expired,
             greatest(0, coalesce(extract(epoch from now() - due_since), 0)) as oldest_due,
             coalesce(jobs_queued, 0) as jobs_queued,
             coalesce(jobs_processing, 0) as jobs_processing,
             greatest(0, coalesce(extract(epoch from now() - oldest_job), 0)) as oldest_job
      from queue order by processor
      """;

  private QueueSurvey() {}

  static List<QueueState> take(Database database) {
    return database.call(db -> {
      try (var rows = db.createQuery(SELECT).execute()) {
        return rows.map(Columns::new).map(QueueSurvey::state).toList();
      }
    });
  }

  private static QueueState state(Columns row) {
    return new QueueState(
        row.text("processor"),
        row.bigint("bins_queued"),
        row.bigint("bins_delayed"),
        row.bigint("bins_running"),
        row.bigint("compose_waiting"),
        row.bigint("compose_due"),
        row.bigint("composing"),
        row.bigint("expired"),
        seconds(row.real("oldest_due")),
        row.bigint("jobs_queued"),
        row.bigint("jobs_processing"),
        seconds(row.real("oldest_job")));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }
}
