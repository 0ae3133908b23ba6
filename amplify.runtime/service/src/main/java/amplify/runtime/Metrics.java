package amplify.runtime;

import amplify.jobs.DatabaseObserver;
import amplify.jobs.JobDatabase;
import amplify.s3.StoreObserver;
import amplify.worker.WorkObserver;
import amplify.worker.Worker;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmNativeMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
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

  /** Begins to measure the process itself. */
  Metrics(ServedProcessors processors, Role role) {
    machine();
    var info =
        Info.builder()
            .name("amplify_build_info")
            .help("What runs here; the value is always 1.")
            .labelNames("version", "processor", "processor_version", "role")
            .register(registry);
    for (LoadedProcessor processor : processors.all()) {
      info.addLabelValues(
          Software.version(), processor.about().name(), processor.about().version(), role.word());
    }
  }

  /**
   * All that the client library knows of the virtual machine, but the counts of allocated bytes:
   * they are made anew after each collection, whether or not anybody asks for them.
   */
  private void machine() {
    JvmBufferPoolMetrics.builder().register(registry);
    JvmClassLoadingMetrics.builder().register(registry);
    JvmCompilationMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmMemoryMetrics.builder().register(registry);
    JvmNativeMemoryMetrics.builder().register(registry);
    JvmRuntimeInfoMetric.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
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

  /** Measures requests of these. */
  RequestMetrics requests(Endpoints endpoints) {
    return new RequestMetrics(registry, endpoints.paths());
  }

  List<Endpoint> endpoints() {
    return new MetricsRoutes(registry).endpoints();
  }

  /** Begins to ask for what is true now of jobs. */
  void jobs(
      JobDatabase jobs, Optional<Worker> worker, ServedProcessors processors, InstantSource clock) {
    database.pool(jobs::poolUse);
    worker.ifPresent(this::places);
    List<String> names = processors.batches().stream().map(batch -> batch.about().name()).toList();
    registry.register(new QueueMetrics(new QueueReading(jobs.queue()::survey, clock), names));
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
