package amplify.runtime;

import amplify.jobs.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue as the database last told, for any number of readers: one look at a time, kept for a
 * moment, and no reader waits long for it.
 */
final class QueueReading {

  private static final Logger LOG = LoggerFactory.getLogger(QueueReading.class);

  /** How long a look is good for. */
  static final Duration KEPT = Duration.ofSeconds(2);

  /** How long a reader waits. */
  static final Duration LIMIT = Duration.ofSeconds(2);

  private final Supplier<List<QueueState>> source;
  private final InstantSource clock;
  private Instant asked = Instant.MIN;
  private CompletableFuture<List<QueueState>> answer =
      CompletableFuture.failedFuture(new IllegalStateException("Never asked"));

  QueueReading(Supplier<List<QueueState>> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** What is known now; empty if the database did not tell in time. */
  Optional<List<QueueState>> read() {
    try {
      return Optional.of(current().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The queue cannot be looked at now", e);
      return Optional.empty();
    }
  }

  private synchronized CompletableFuture<List<QueueState>> current() {
    Instant now = clock.instant();
    if (answer.isDone() && !now.isBefore(asked.plus(KEPT))) {
      asked = now;
      answer =
          CompletableFuture.supplyAsync(
              source, look -> Thread.ofVirtual().name("amplify-queue-reading").start(look));
    }
    return answer;
  }
}
