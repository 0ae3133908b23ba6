package amplify.runtime;

import amplify.jobs.TaskKind;
import amplify.worker.WorkObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** What the worker of this process does. */
final class WorkMetrics implements WorkObserver {

  private static final String PROCESSOR = "processor";
  private static final String OUTCOME = "outcome";

  private final Counter bins;
  private final Counter compositions;
  private final Counter rois;
  private final Counter expired;
  private final Counter abandoned;
  private final Histogram binDurations;
  private final Histogram steps;
  private final Histogram compositionDurations;
  private final Histogram claims;
  private final Histogram claimDurations;

  WorkMetrics(PrometheusRegistry registry) {
    bins =
        counter("amplify_bins_total", "Attempts at bins that ended here.")
            .labelNames(PROCESSOR, OUTCOME)
            .register(registry);
    compositions =
        counter("amplify_compositions_total", "Attempts at last steps of jobs that ended here.")
            .labelNames(PROCESSOR, OUTCOME)
            .register(registry);
    rois =
        counter("amplify_rois_total", "ROIs of bins that were done here.")
            .labelNames(PROCESSOR, OUTCOME)
            .register(registry);
    expired =
        counter(
                "amplify_leases_expired_total",
                "Leases of lost workers, anywhere, whose end was written here.")
            .register(registry);
    abandoned =
        counter(
                "amplify_bins_abandoned_total",
                "Bins failed here whose processor did not stop when asked.")
            .register(registry);
    binDurations =
        Durations.ofWork("amplify_bin_duration_seconds", "Attempts at bins, from begin to end.")
            .labelNames(PROCESSOR, OUTCOME)
            .register(registry);
    steps =
        Durations.ofWork("amplify_bin_step_duration_seconds", "Steps of attempts at bins.")
            .labelNames(PROCESSOR, "step")
            .register(registry);
    compositionDurations =
        Durations.ofWork(
                "amplify_composition_duration_seconds",
                "Attempts at last steps of jobs, from begin to end.")
            .labelNames(PROCESSOR, OUTCOME)
            .register(registry);
    claims =
        Histogram.builder()
            .name("amplify_claim_tasks")
            .help("Tasks that a claim gave; 0 when there was nothing to do.")
            .classicOnly()
            .withoutExemplars()
            .classicUpperBounds(0, 1, 2, 5, 10, 20, 50, 100)
            .labelNames(PROCESSOR)
            .register(registry);
    claimDurations =
        Durations.ofCalls("amplify_claim_duration_seconds", "Claims of tasks.")
            .labelNames(PROCESSOR)
            .register(registry);
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name(name).help(help).withoutExemplars();
  }

  @Override
  public void claimed(String processor, int tasks, Duration duration) {
    claims.labelValues(processor).observe(tasks);
    claimDurations.labelValues(processor).observe(Durations.seconds(duration));
  }

  @Override
  public void ended(String processor, TaskKind kind, Ending ending, Duration duration) {
    String outcome = Durations.label(ending);
    boolean bin = kind == TaskKind.BIN;
    // Counted last: what is counted has its duration too, for whoever reads in between.
    (bin ? binDurations : compositionDurations)
        .labelValues(processor, outcome)
        .observe(Durations.seconds(duration));
    (bin ? bins : compositions).labelValues(processor, outcome).inc();
  }

  @Override
  public void stepped(String processor, Step step, Duration duration) {
    steps.labelValues(processor, Durations.label(step)).observe(Durations.seconds(duration));
  }

  @Override
  public void measured(String processor, long done, long failed) {
    rois.labelValues(processor, "done").inc(done);
    rois.labelValues(processor, "failed").inc(failed);
  }

  @Override
  public void expired(int leases) {
    expired.inc(leases);
  }

  @Override
  public void abandoned() {
    abandoned.inc();
  }
}
