package amplify.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something outside of the process, as it was when it was last looked at. Looks are made by the
 * {@link HealthSampler} and may take long; reading what the last one found asks nobody. Thread-safe
 * for readers.
 */
final class Sampled<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Sampled.class);

  /** How old a state may be and still count: older than this only if nobody looks any more. */
  static final Duration STALE = Duration.ofSeconds(5);

  private final String name;
  private final Supplier<Optional<T>> look;
  private final int rest;
  private final InstantSource clock;

  /** The look that began last; used by the sampler only. */
  private Optional<Thread> looking = Optional.empty();

  private volatile long restUntil = System.nanoTime();
  private volatile Optional<Sample<T>> last = Optional.empty();

  private Sampled(String name, Supplier<Optional<T>> look, int rest, InstantSource clock) {
    this.name = name;
    this.look = look;
    this.rest = rest;
    this.clock = clock;
  }

  /** Something that is within reach or not. */
  static Sampled<Boolean> reach(String name, BooleanSupplier reachable, InstantSource clock) {
    return new Sampled<>(
        name, () -> Optional.of(true).filter(yes -> reachable.getAsBoolean()), 0, clock);
  }

  /**
   * Something that may take long to count.
   *
   * @param rest how many times as long as a look took to wait before the next
   */
  static <T> Sampled<T> count(String name, Supplier<T> look, int rest, InstantSource clock) {
    return new Sampled<>(name, () -> Optional.of(look.get()), rest, clock);
  }

  String name() {
    return name;
  }

  /** Whether it has been looked at. */
  boolean known() {
    return last.isPresent();
  }

  /** What the last look found; empty if there was none, if it failed, or if it is too long ago. */
  Optional<T> found() {
    return last.filter(sample -> age(sample).compareTo(STALE) <= 0).flatMap(Sample::found);
  }

  /** What the last look found, however long ago that was. */
  Optional<T> latest() {
    return last.flatMap(Sample::found);
  }

  /** Whether it was within reach a moment ago. */
  boolean up() {
    return found().isPresent();
  }

  /** How long ago the last look ended; zero if there was none. */
  Duration age() {
    return last.map(this::age).orElse(Duration.ZERO);
  }

  private Duration age(Sample<T> sample) {
    return Duration.between(sample.at(), clock.instant());
  }

  /** Begins to look, unless the last look has not ended or it is too early for the next. */
  void begin() {
    if (looking.filter(Thread::isAlive).isEmpty() && System.nanoTime() - restUntil >= 0) {
      looking = Optional.of(Thread.ofVirtual().name("look-at-" + name).start(this::look));
    }
  }

  /**
   * Waits for the look that has begun. One that takes longer is broken off, and what it looks at
   * counts as out of reach: a request may hang where this one does.
   */
  void await(Duration limit) throws InterruptedException {
    if (looking.isPresent() && !looking.get().join(limit)) {
      looking.get().interrupt();
      last = Optional.of(new Sample<>(Optional.empty(), clock.instant()));
    }
  }

  private void look() {
    long begun = System.nanoTime();
    Optional<T> found = Optional.empty();
    try {
      found = look.get();
    } catch (RuntimeException e) {
      LOG.atDebug().addKeyValue("what", name).setCause(e).log("Looking failed");
    }
    long ended = System.nanoTime();
    restUntil = ended + (ended - begun) * rest;
    last = Optional.of(new Sample<>(found, clock.instant()));
  }
}
