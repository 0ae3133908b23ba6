package amplify.runtime;

import amplify.runtime.settings.ActionSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many computations of actions run at a time, and a few more wait. Whoever would wait for
 * long is better told at once. Thread-safe.
 */
final class ComputeTurns {

  private final ActionSettings settings;
  private final Semaphore admitted;
  private final Semaphore turns;

  ComputeTurns(ActionSettings settings) {
    this.settings = settings;
    this.admitted = new Semaphore(settings.threads() + settings.queue());
    this.turns = new Semaphore(settings.threads(), true);
  }

  /** What those are told who come when too many wait. */
  String refusal() {
    return "%d requests are computed and %d wait (ACTION_THREADS, ACTION_QUEUE); try again soon"
        .formatted(settings.threads(), settings.queue());
  }

  /**
   * Computes when it is its turn.
   *
   * @throws BusyException if it is not in time
   */
  <T> T take(Callable<T> work) throws Exception {
    if (!admitted.tryAcquire()) {
      throw new BusyException(refusal());
    }
    try {
      if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new BusyException(
            "The request has waited %d s for its turn (ACTION_WAIT_SECONDS); try again soon"
                .formatted(settings.patience().toSeconds()));
      }
      try {
        return work.call();
      } finally {
        turns.release();
      }
    } finally {
      admitted.release();
    }
  }
}
