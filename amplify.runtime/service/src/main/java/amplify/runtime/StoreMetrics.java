package amplify.runtime;

import amplify.s3.StoreObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** How long calls to the object store take, and how often they had to be sent again. */
final class StoreMetrics implements StoreObserver {

  private final Histogram calls;
  private final Counter retries;

  StoreMetrics(PrometheusRegistry registry) {
    calls =
        Durations.ofCalls(
                "amplify_s3_call_duration_seconds",
                "Calls to the object store with all their attempts; GetObject until the content begins.")
            .labelNames("operation", "outcome")
            .register(registry);
    retries =
        Counter.builder()
            .name("amplify_s3_retries_total")
            .help("Attempts after the first, of calls to the object store.")
            .labelNames("operation")
            .withoutExemplars()
            .register(registry);
  }

  @Override
  public void called(String operation, Outcome outcome, int attempts, Duration duration) {
    calls.labelValues(operation, Durations.label(outcome)).observe(Durations.seconds(duration));
    retries.labelValues(operation).inc(Math.max(0, attempts - 1));
  }
}
