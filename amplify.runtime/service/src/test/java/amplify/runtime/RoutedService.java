package amplify.runtime;

import amplify.api.About;
import amplify.jobs.QueueDepth;
import amplify.runtime.settings.SettingSources;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All routes of a service without a database and an object store, as a server would have them. */
final class RoutedService {

  /** When all samples were taken. */
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  private RoutedService() {}

  static HealthSources nothingNeeded() {
    return new HealthSources(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A service with all that a service can have, some of it out of reach. */
  static HealthSources withEverything(boolean database, boolean storage, boolean claiming) {
    return new HealthSources(
        Optional.of(() -> database),
        Optional.of(() -> new QueueDepth(40, 2)),
        Optional.of(() -> storage),
        Optional.of(() -> new HealthSources.WorkerState(claiming, 2, 3)));
  }

  static ServiceHealth sampled(HealthSources sources) {
    var health = new ServiceHealth(sources, CLOCK);
    try {
      health.sampler().sample();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return health;
  }

  static ServedProcessors processors() {
    LoadedProcessor atlas =
        LoadedProcessor.of(new AtlasProcessor(), SettingSources.usual(Map.of()));
    return new ServedProcessors(Optional.of(atlas), List.of(atlas), List.of());
  }

  static About about() {
    return processors().about();
  }

  /** What the service answers to HTTP. */
  static HttpServing serving(ServiceHealth health, Map<String, String> settings) {
    ServiceSettings read = ServiceSettings.read(Map.of(), Path.of("/nonexistent"), settings, false);
    ServedProcessors processors = processors();
    return Service.serving(
        read,
        processors,
        Optional.empty(),
        Optional.empty(),
        new Metrics(processors, read.role()),
        health);
  }

  static HttpServing serving() {
    return serving(sampled(nothingNeeded()), Map.of("MAX_REQUEST_MB", "1"));
  }
}
