package amplify.runtime;

import amplify.jobs.DatabaseObserver;
import amplify.jobs.PoolUse;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** How long the database takes, and how the pool of connections is used. */
final class DatabaseMetrics implements DatabaseObserver {

  private final PrometheusRegistry registry;
  private final Histogram uses;

  DatabaseMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    this.uses =
        Durations.ofCalls(
                "amplify_database_use_duration_seconds",
                "Waits for connections, statements and transactions.")
            .labelNames("operation", "outcome")
            .register(registry);
  }

  @Override
  public void used(Operation operation, Outcome outcome, Duration duration) {
    uses.labelValues(Durations.label(operation), Durations.label(outcome))
        .observe(Durations.seconds(duration));
  }

  /** Begins to ask the pool. */
  void pool(Supplier<PoolUse> pool) {
    GaugeWithCallback.builder()
        .name("amplify_database_connections")
        .help("Connections open, in use or free.")
        .labelNames("state")
        .callback(connections -> {
          PoolUse use = pool.get();
          connections.call(use.active(), "active");
          connections.call(use.idle(), "idle");
        })
        .register(registry);
    GaugeWithCallback.builder()
        .name("amplify_database_connections_waiting")
        .help("Threads that wait for a connection.")
        .callback(waiting -> waiting.call(pool.get().waiting()))
        .register(registry);
    GaugeWithCallback.builder()
        .name("amplify_database_connections_limit")
        .help("Connections at most (DATABASE_POOL_SIZE).")
        .callback(limit -> limit.call(pool.get().limit()))
        .register(registry);
  }
}
