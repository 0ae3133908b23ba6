package amplify.runtime;

import amplify.api.About;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.observe.health.HealthObserverConfig;
import io.helidon.webserver.spi.ServerFeature;

/**
 * What orchestrators ask for, as health checks of the server's own feature: {@code /health/live},
 * {@code /health/ready} and {@code /health/started}. None of them asks anybody.
 */
final class HealthChecks {

  /** Up for as long as anybody is there to answer. */
  private final HealthCheckResponse process;

  private final ServiceHealth health;

  HealthChecks(About about, Role role, ServiceHealth health) {
    this.process =
        HealthCheckResponse.builder()
            .status(true)
            .detail("service", about.name())
            .detail("version", about.version())
            .detail("role", role.word())
            .detail("software_version", Software.version())
            .build();
    this.health = health;
  }

  /** The feature that answers. */
  ServerFeature feature() {
    HealthObserverConfig.Builder checks =
        HealthObserver.builder()
            .endpoint("/health")
            .details(true)
            .useSystemServices(false)
            .addCheck(() -> process, HealthCheckType.LIVENESS, "process")
            .addCheck(this::start, HealthCheckType.STARTUP, "start");
    health
        .needs()
        .forEach(
            need -> checks.addCheck(() -> reach(need), HealthCheckType.READINESS, need.name()));
    if (health.worker().isPresent()) {
      checks.addCheck(this::worker, HealthCheckType.READINESS, "worker");
    }
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .addObserver(checks.build())
        .build();
  }

  private HealthCheckResponse start() {
    return HealthCheckResponse.builder().status(health.known()).build();
  }

  private static HealthCheckResponse reach(Sampled<Boolean> need) {
    return HealthCheckResponse.builder()
        .status(need.up())
        .detail("age_seconds", Durations.rounded(need.age()))
        .build();
  }

  private HealthCheckResponse worker() {
    HealthSources.WorkerState state = health.worker().orElseThrow();
    return HealthCheckResponse.builder()
        .status(state.claiming())
        .detail("running", state.running())
        .detail("capacity", state.capacity())
        .build();
  }
}
