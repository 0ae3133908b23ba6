package amplify.runtime;

import amplify.jobs.DatabaseObserver;
import amplify.jobs.JobDatabase;
import amplify.s3.StoreObserver;
import amplify.worker.WorkObserver;
import amplify.worker.Worker;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Optional;

/**
 * All that is measured in one process. What happens in it is counted by observers; what is true of
 * the whole queue is read from the database when somebody asks. docs/metrics.md lists every name.
 */
final class Metrics {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final DatabaseMetrics database = new DatabaseMetrics(registry);
  private final StoreMetrics store = new StoreMetrics(registry);
  private final WorkMetrics work = new WorkMetrics(registry);
  private final RequestMetrics requests;

  /** Begins to measure the process itself. */
  Metrics(LoadedProcessor<?> processor, Role role) {
    requests =
        new RequestMetrics(
            registry,
            processor.actions().stream().map(action -> action.declared().path()).toList());
    JvmMetrics.builder().register(registry);
    Info.builder()
        .name("amplify_build_info")
        .help("What runs here; the value is always 1.")
        .labelNames("version", "processor", "processor_version", "role")
        .register(registry)
        .setLabelValues(
            Software.version(), processor.about().name(), processor.about().version(), role.word());
  }

  DatabaseObserver database() {
    return database;
  }

  StoreObserver store() {
    return store;
  }

  WorkObserver work() {
    return work;
  }

  RequestMetrics requests() {
    return requests;
  }

  /** Begins to ask for what is true now, once all that is asked is there. */
  MetricsRoutes routes(
      JobDatabase jobs, Optional<Worker> worker, String processor, InstantSource clock) {
    database.pool(jobs::poolUse);
    worker.ifPresent(this::places);
    registry.register(new QueueMetrics(new QueueReading(jobs.queue()::survey, clock), processor));
    return new MetricsRoutes(registry);
  }

  private void places(Worker worker) {
    GaugeWithCallback.builder()
        .name("amplify_worker_capacity")
        .help("Tasks that this worker takes at a time at most (MAX_CONCURRENT_JOBS).")
        .callback(places -> places.call(worker.capacity()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("amplify_worker_running")
        .help("Tasks in work in this worker now.")
        .callback(places -> places.call(worker.runningTasks()))
        .register(registry);
  }
}
