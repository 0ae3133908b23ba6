package amplify.runtime;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what a service needs, once a second, so that no request has to: what is asked for most
 * often costs the database and the object store the same, however often it is asked for. Everything
 * is looked at on a thread of its own, so that nothing that hangs hides the state of the others.
 */
final class HealthSampler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthSampler.class);

  /** From one beginning to the next, at least. */
  static final Duration EVERY = Duration.ofSeconds(1);

  /** How long a look may take: with {@link #EVERY}, an outage is known in two to three seconds. */
  static final Duration LIMIT = Duration.ofMillis(1_200);

  private final List<Sampled<?>> all;
  private final Thread thread = Thread.ofVirtual().name("health-sampler").unstarted(this::run);
  private volatile boolean closed;

  HealthSampler(List<Sampled<?>> all) {
    this.all = List.copyOf(all);
  }

  /** Takes the first sample before it returns, and the others in the background. */
  void start() {
    try {
      sample();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!all.isEmpty()) {
      thread.start();
    }
  }

  /** Looks at everything, and waits for it up to the limit. */
  void sample() throws InterruptedException {
    long begun = System.nanoTime();
    all.forEach(Sampled::begin);
    for (Sampled<?> sampled : all) {
      sampled.await(LIMIT.minusNanos(System.nanoTime() - begun));
    }
  }

  private void run() {
    while (!closed) {
      long begun = System.nanoTime();
      try {
        sample();
        Thread.sleep(EVERY.minusNanos(System.nanoTime() - begun));
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Sampling failed; trying again", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
