package amplify.runtime;

import amplify.jobs.QueueDepth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a service is, told from memory: what is outside of the process as it was last sampled, the
 * worker as it is.
 */
final class ServiceHealth implements AutoCloseable {

  /** Counting a long queue takes no more than a tenth of the time. */
  private static final int REST = 9;

  private final Optional<Sampled<Boolean>> database;
  private final Optional<Sampled<QueueDepth>> queue;
  private final Optional<Sampled<Boolean>> storage;
  private final Optional<Supplier<HealthSources.WorkerState>> worker;
  private final HealthSampler sampler;

  ServiceHealth(HealthSources sources, InstantSource clock) {
    database = sources.database().map(reach -> Sampled.reach("database", reach, clock));
    queue = sources.queue().map(depth -> Sampled.count("queue", depth, REST, clock));
    storage = sources.storage().map(reach -> Sampled.reach("storage", reach, clock));
    worker = sources.worker();
    sampler =
        new HealthSampler(
            Stream.<Optional<? extends Sampled<?>>>of(database, queue, storage)
                .<Sampled<?>>flatMap(Optional::stream)
                .toList());
  }

  /** Takes the first sample and begins to sample in the background. */
  static ServiceHealth start(HealthSources sources, InstantSource clock) {
    var health = new ServiceHealth(sources, clock);
    health.sampler.start();
    return health;
  }

  HealthSampler sampler() {
    return sampler;
  }

  /** What the service cannot work without: the database and the bucket, where it has them. */
  List<Sampled<Boolean>> needs() {
    return Stream.of(database, storage).flatMap(Optional::stream).toList();
  }

  /** Whether all that is needed has been looked at. */
  boolean known() {
    return needs().stream().allMatch(Sampled::known);
  }

  /** How old the oldest of these states is; empty if there is none. */
  Optional<Duration> age() {
    return needs().stream().map(Sampled::age).max(Comparator.naturalOrder());
  }

  /** What is in the queue; empty while the database is out of reach. */
  Optional<QueueDepth> queue() {
    return database.filter(Sampled::up).flatMap(up -> queue).flatMap(Sampled::latest);
  }

  Optional<HealthSources.WorkerState> worker() {
    return worker.map(Supplier::get);
  }

  @Override
  public void close() {
    sampler.close();
  }
}
