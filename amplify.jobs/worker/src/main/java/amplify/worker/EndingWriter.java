package amplify.worker;

import amplify.jobs.AttemptEnding;
import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.FailedRow;
import amplify.jobs.Lease;
import amplify.jobs.Retry;
import amplify.jobs.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes how attempts end. While the database is away it tries again, so that a restart of the
 * database costs no finished work; leases cannot pass to others meanwhile, since the database keeps
 * them. Thread-safe.
 */
final class EndingWriter {

  private static final Logger LOG = LoggerFactory.getLogger(EndingWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);

  private final TaskQueue queue;
  private final Duration patience;
  private final InstantSource clock;
  private final AtomicReference<Instant> nextWord = new AtomicReference<>(Instant.MIN);

  /**
   * Makes a writer.
   *
   * @param patience how long to try while the database is away
   */
  EndingWriter(TaskQueue queue, Duration patience, InstantSource clock) {
    this.queue = queue;
    this.patience = patience;
    this.clock = clock;
  }

  boolean complete(Lease lease, String outputJson, List<FailedRow> failedRows)
      throws InterruptedException {
    return write(() -> queue.complete(lease, outputJson, failedRows));
  }

  boolean completeJob(Lease lease, String resultJson, String error) throws InterruptedException {
    return write(() -> queue.completeJob(lease, resultJson, error));
  }

  boolean failJob(Lease lease, String error) throws InterruptedException {
    return write(() -> queue.failJob(lease, error));
  }

  AttemptEnding fail(Lease lease, String error, Retry retry) throws InterruptedException {
    return write(() -> queue.fail(lease, error, retry));
  }

  boolean cancel(Lease lease) throws InterruptedException {
    return write(() -> queue.cancel(lease));
  }

  /** Gives back at once or not at all: who gives back is about to stop. */
  boolean release(Lease lease) {
    return queue.release(lease);
  }

  private <T> T write(Supplier<T> ending) throws InterruptedException {
    Instant limit = clock.instant().plus(patience);
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return ending.get();
      } catch (DatabaseUnavailableException e) {
        if (clock.instant().isAfter(limit)) {
          throw e;
        }
        tell(e);
        Thread.sleep(pause);
      }
    }
  }

  /** Once in a while for all: every bin in work meets the same outage, again and again. */
  private void tell(DatabaseUnavailableException e) {
    Instant now = clock.instant();
    Instant next = nextWord.get();
    if (!now.isBefore(next) && nextWord.compareAndSet(next, now.plus(BETWEEN_WORDS))) {
      LOG.atWarn()
          .addKeyValue("error", e.getMessage())
          .log("Endings cannot be written now; trying again");
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
