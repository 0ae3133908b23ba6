package amplify.jobs;

import io.helidon.dbclient.DbRow;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** How jobs are read from the database. */
final class JobRows {

  /**
   * Share of job {@code j} that is done, 0 to 100, from its bins that ended and the rows of those
   * that run. The last step is worth the last tenth of a percent, so 100 means completed.
   */
  static final String PERCENT =
      """
      case when j.status = 'completed' then 100.0
           when j.bins_total = 0 then 0.0
           else least(99.9, 100.0 * (j.bins_done + j.bins_failed + coalesce(
             (select sum(least(1.0, cast(r.rows_done as double precision) / r.rows_total))
              from task r
              where r.job_id = j.job_id and r.status = 'running' and r.kind = 'bin'
                and r.rows_total > 0), 0)) / j.bins_total)
      end
      """;

  static final String SELECT =
      """
      select j.job_id, j.seq, j.round, j.processor, cast(j.parameters as text) as parameters, j.status, j.created_at,
             j.started_at, j.completed_at, j.error, cast(j.result as text) as result, j.cancelled,
             j.bins_total, j.bins_done, j.bins_failed, greatest(j.percent, %s) as percent,
             j.percent_begun, extract(epoch from now() - j.started_at) as seconds,
             (select count(*) from task
              where task.job_id = j.job_id and task.status = 'running' and task.kind = 'bin')
               as bins_running,
             t.bin_id, t.position, t.rows_done, t.rows_total, t.message,
             j.callback_url, w.webhook_id, w.state as webhook_state, w.attempts as webhook_attempts,
             w.last_status, w.last_error, w.next_attempt_at, w.delivered_at
      from job j
      left join lateral
        (select * from task
         where task.job_id = j.job_id and task.status = 'running' and task.kind = 'bin'
           and j.status = 'processing'
         order by task.lease_until desc, task.position limit 1) as t on true
      left join webhook w on w.job_id = j.job_id and w.round = j.round
      """
          .formatted(PERCENT);

  /** Below this the pace so far says nothing of what is to come. */
  private static final double LEAST_PERCENT = 0.5;

  private JobRows() {}

  static Job job(DbRow dbRow) {
    var row = new Columns(dbRow);
    JobStatus status = JobStatus.ofWord(row.text("status"));
    return new Job(
        row.uuid("job_id"),
        row.bigint("seq"),
        row.integer("round"),
        row.text("processor"),
        row.text("parameters"),
        status,
        row.instant("created_at"),
        row.optionalInstant("started_at"),
        row.optionalInstant("completed_at"),
        row.optionalText("error"),
        row.optionalText("result"),
        row.flag("cancelled"),
        counts(row),
        row.real("percent"),
        status == JobStatus.PROCESSING ? remaining(row) : Optional.empty(),
        runningBin(row),
        webhook(row));
  }

  private static Optional<Webhook> webhook(Columns row) {
    return row.optionalText("callback_url")
        .map(url ->
            new Webhook(
                url,
                row.optionalText("webhook_state")
                    .map(WebhookState::ofWord)
                    .orElse(WebhookState.WAITING),
                row.value("webhook_id", UUID.class),
                row.value("webhook_attempts", Integer.class).orElse(0),
                row.value("last_status", Integer.class),
                row.optionalText("last_error"),
                row.optionalInstant("next_attempt_at"),
                row.optionalInstant("delivered_at")));
  }

  private static BinCounts counts(Columns row) {
    int total = row.integer("bins_total");
    int done = row.integer("bins_done");
    int failed = row.integer("bins_failed");
    int running = row.integer("bins_running");
    int cancelled = row.flag("cancelled") ? total - done - failed - running : 0;
    return new BinCounts(total, done, failed, running, cancelled);
  }

  /** As long again as the share done so far has taken; nothing while that share says little. */
  private static Optional<Duration> remaining(Columns row) {
    double percent = row.real("percent");
    double gone = percent - row.real("percent_begun");
    if (gone < LEAST_PERCENT) {
      return Optional.empty();
    }
    double seconds = row.real("seconds") * (100 - percent) / gone;
    return Optional.of(Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  private static Optional<RunningBin> runningBin(Columns row) {
    return row.optionalText("bin_id")
        .map(binId ->
            new RunningBin(
                binId,
                row.integer("position"),
                row.bigint("rows_done"),
                row.bigint("rows_total"),
                row.text("message")));
  }

  static EndedBin endedBin(DbRow dbRow) {
    var row = new Columns(dbRow);
    return new EndedBin(
        row.integer("position"),
        row.text("bin_id"),
        row.bigint("task_id"),
        row.flag("composed"),
        row.optionalText("output"),
        row.optionalText("error"));
  }
}
