package amplify.runtime;

import amplify.jobs.BinState;
import amplify.jobs.FailedAttempt;
import amplify.jobs.Job;
import amplify.jobs.RunningBin;
import amplify.jobs.Webhook;
import amplify.wire.BinCounts;
import amplify.wire.JobAccepted;
import amplify.wire.JobBins;
import amplify.wire.JobProgress;
import amplify.wire.JobResult;
import amplify.wire.JobState;
import amplify.wire.JobStatus;
import amplify.wire.WebhookStatus;
import amplify.wire.WireJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Jobs and their bins, as the ledger has them, in the shapes of the contract. */
final class JobJson {

  private JobJson() {}

  /** The answer to a posted job. */
  static JobAccepted accepted(Job job) {
    return new JobAccepted(job.id(), state(job), job.createdAt());
  }

  /** The whole state of a job. */
  static JobStatus status(Job job) {
    return new JobStatus(
        job.id(),
        state(job),
        job.createdAt(),
        job.startedAt(),
        job.completedAt(),
        job.error(),
        job.resultJson().map(json -> WireJson.read(json, JobResult.class)),
        progress(job),
        job.processor(),
        WireJson.read(job.parametersJson(), JsonNode.class),
        job.cancelled(),
        job.round(),
        counts(job.bins()),
        job.webhook().map(JobJson::webhook));
  }

  /**
   * A page of bins.
   *
   * @param full whether there may be more
   */
  static JobBins page(List<BinState> bins, boolean full) {
    return new JobBins(
        bins.stream().map(JobJson::bin).toList(),
        full ? Optional.of(String.valueOf(bins.getLast().position() + 1)) : Optional.empty());
  }

  private static JobState state(Job job) {
    return JobState.valueOf(job.status().name());
  }

  private static BinCounts counts(amplify.jobs.BinCounts bins) {
    return new BinCounts(
        bins.total(), bins.done(), bins.failed(), bins.running(), bins.cancelled());
  }

  private static Optional<JobProgress> progress(Job job) {
    return switch (job.status()) {
      case QUEUED, FAILED -> Optional.empty();
      case COMPLETED ->
          Optional.of(progress(JobProgress.Stage.COMPLETED, 100, job, JobProgress.Detail.NONE));
      case PROCESSING -> {
        // Before a bin's files are there, nobody knows how many rows it has.
        boolean downloading = job.running().filter(bin -> bin.rowsTotal() == 0).isPresent();
        yield Optional.of(
            progress(
                downloading ? JobProgress.Stage.DOWNLOAD : JobProgress.Stage.PROCESSING,
                job.percent(),
                job,
                detail(job)));
      }
    };
  }

  private static JobProgress progress(
      JobProgress.Stage stage, double percent, Job job, JobProgress.Detail detail) {
    return new JobProgress(
        stage, Math.round(percent * 10) / 10.0, job.remaining().map(Duration::toSeconds), detail);
  }

  private static JobProgress.Detail detail(Job job) {
    long total = job.bins().total();
    return job.running()
        .map(bin -> detail(total, bin))
        .orElseGet(() ->
            JobProgress.Detail.waiting(
                total, job.bins().ended() == total ? "Composing results" : "Waiting for a worker"));
  }

  private static JobProgress.Detail detail(long total, RunningBin bin) {
    return new JobProgress.Detail(
        Optional.of(total),
        Optional.of(bin.binId()),
        Optional.of(bin.position() + 1),
        Optional.of(percent(bin)),
        Optional.of(bin.rowsDone()),
        Optional.of(bin.rowsTotal()),
        Optional.of(bin.message()));
  }

  private static double percent(RunningBin bin) {
    return bin.rowsTotal() == 0
        ? 0
        : Math.round(1_000.0 * Math.min(bin.rowsDone(), bin.rowsTotal()) / bin.rowsTotal()) / 10.0;
  }

  private static WebhookStatus webhook(Webhook webhook) {
    return new WebhookStatus(
        withoutQuery(webhook.url()),
        WebhookStatus.State.valueOf(webhook.state().name()),
        webhook.id(),
        webhook.attempts(),
        webhook.lastStatus(),
        webhook.lastError(),
        webhook.nextAttemptAt(),
        webhook.deliveredAt());
  }

  /** Tokens are often put into the query, and a reader of the job need not know them. */
  private static String withoutQuery(String url) {
    return url.replaceFirst("[?#].*$", "");
  }

  private static JobBins.BinStatus bin(BinState bin) {
    return new JobBins.BinStatus(
        bin.binId(),
        bin.position() + 1,
        JobBins.State.valueOf(bin.status().name()),
        bin.attempts(),
        bin.startedAt(),
        bin.endedAt(),
        bin.error(),
        bin.rowsDone(),
        bin.rowsTotal(),
        bin.failedAttempts().stream().map(JobJson::attempt).toList());
  }

  private static JobBins.FailedAttempt attempt(FailedAttempt attempt) {
    return new JobBins.FailedAttempt(
        attempt.attempt(),
        attempt.worker(),
        attempt.startedAt(),
        attempt.endedAt(),
        attempt.error());
  }
}
