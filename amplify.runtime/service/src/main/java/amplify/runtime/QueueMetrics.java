package amplify.runtime;

import amplify.jobs.QueueState;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The queue, as the database tells it when it is asked. While the database is away these gauges are
 * left out: a stale depth would scale workers on what was.
 */
final class QueueMetrics implements MultiCollector {

  private final QueueReading reading;
  private final List<String> processors;

  /**
   * Asks when asked.
   *
   * @param processors shown also when they have nothing to do
   */
  QueueMetrics(QueueReading reading, List<String> processors) {
    this.reading = reading;
    this.processors = List.copyOf(processors);
  }

  @Override
  public MetricSnapshots collect() {
    Optional<List<QueueState>> queues = reading.read().map(this::withOwn);
    MetricSnapshots.Builder snapshots =
        MetricSnapshots.builder()
            .metricSnapshot(
                gauge(
                    "amplify_database_up",
                    "1 if the database told the state of the queue in time, else 0.",
                    List.of(point(queues.isPresent() ? 1 : 0, Labels.EMPTY))));
    queues.ifPresent(states -> add(snapshots, states));
    return snapshots.build();
  }

  private List<QueueState> withOwn(List<QueueState> told) {
    var all = new ArrayList<>(told);
    for (String processor : processors) {
      if (told.stream().noneMatch(state -> state.processor().equals(processor))) {
        all.add(QueueState.empty(processor));
      }
    }
    return all;
  }

  private static void add(MetricSnapshots.Builder snapshots, List<QueueState> queues) {
    snapshots.metricSnapshot(
        by(
            "amplify_queue_bins",
            "Bins to be claimed now, to be tried again later, and claimed.",
            "state",
            queues,
            new Value("queued", QueueState::binsQueued),
            new Value("delayed", QueueState::binsDelayed),
            new Value("running", QueueState::binsRunning)));
    snapshots.metricSnapshot(
        by(
            "amplify_queue_compositions",
            "Last steps of jobs: waiting for bins, due, and claimed.",
            "state",
            queues,
            new Value("waiting", QueueState::compositionsWaiting),
            new Value("due", QueueState::compositionsDue),
            new Value("running", QueueState::compositionsRunning)));
    snapshots.metricSnapshot(
        plain(
            "amplify_queue_oldest_seconds",
            "How long the task that became claimable first has waited; 0 if there is none.",
            queues,
            state -> Durations.seconds(state.oldestDue())));
    snapshots.metricSnapshot(
        plain(
            "amplify_queue_expired_leases",
            "Claims whose lease ran out and that no worker has ended yet.",
            queues,
            QueueState::expiredLeases));
    snapshots.metricSnapshot(
        by(
            "amplify_jobs",
            "Unfinished jobs.",
            "status",
            queues,
            new Value("queued", QueueState::jobsQueued),
            new Value("processing", QueueState::jobsProcessing)));
    snapshots.metricSnapshot(
        plain(
            "amplify_jobs_oldest_seconds",
            "How long ago the oldest unfinished job was posted; 0 if there is none.",
            queues,
            state -> Durations.seconds(state.oldestJob())));
  }

  private record Value(String label, ToDoubleFunction<QueueState> of) {}

  private static GaugeSnapshot by(
      String name, String help, String label, List<QueueState> queues, Value... values) {
    var points = new ArrayList<GaugeDataPointSnapshot>();
    for (QueueState queue : queues) {
      for (Value value : values) {
        Labels labels = Labels.of("processor", queue.processor(), label, value.label());
        points.add(point(value.of().applyAsDouble(queue), labels));
      }
    }
    return gauge(name, help, points);
  }

  private static GaugeSnapshot plain(
      String name, String help, List<QueueState> queues, ToDoubleFunction<QueueState> value) {
    return gauge(
        name,
        help,
        queues.stream()
            .map(queue ->
                point(value.applyAsDouble(queue), Labels.of("processor", queue.processor())))
            .toList());
  }

  private static GaugeDataPointSnapshot point(double value, Labels labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }

  private static GaugeSnapshot gauge(
      String name, String help, List<GaugeDataPointSnapshot> points) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    points.forEach(gauge::dataPoint);
    return gauge.build();
  }
}
