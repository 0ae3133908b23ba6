package amplify.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Makes many calls to the store at the same time, never more than a bound over all requests.
 * Thread-safe.
 */
final class StoreCalls {

  private final Semaphore free;

  StoreCalls(int atOnce) {
    free = new Semaphore(atOnce);
  }

  /**
   * Makes one call an item and waits until all have ended. Calls to the store have limits, so this
   * has too. After an error no further call is begun.
   *
   * @return the answers, in the order of the items
   * @throws RuntimeException the first error
   */
  <T, R> List<R> each(List<T> items, Function<T, R> call) {
    var error = new AtomicReference<RuntimeException>();
    List<Future<Optional<R>>> calls;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      calls = items.stream().map(item -> threads.submit(() -> answer(item, call, error))).toList();
    }
    if (error.get() != null) {
      throw error.get();
    }
    return calls.stream().map(one -> one.resultNow().orElseThrow()).toList();
  }

  private <T, R> Optional<R> answer(
      T item, Function<T, R> call, AtomicReference<RuntimeException> error) {
    free.acquireUninterruptibly();
    try {
      return error.get() == null ? Optional.of(call.apply(item)) : Optional.empty();
    } catch (RuntimeException e) {
      error.compareAndSet(null, e);
      return Optional.empty();
    } finally {
      free.release();
    }
  }
}
