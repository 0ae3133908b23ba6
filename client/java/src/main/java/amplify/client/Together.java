package amplify.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does many things, a few at a time. Things are asked for one by one, so that their list may be
 * long. After the first failure nothing new is begun; what is in work ends, then the failure is
 * thrown.
 *
 * @param <T> what is to be done
 */
final class Together<T> {

  private final Iterator<T> things;
  private final Consumer<T> work;
  private boolean failed;

  private Together(Iterator<T> things, Consumer<T> work) {
    this.things = things;
    this.work = work;
  }

  /**
   * Does it all.
   *
   * @param things asked under a lock
   * @param atATime how many are in work at most
   */
  static <T> void forEach(Iterator<T> things, int atATime, Consumer<T> work) {
    var together = new Together<>(things, work);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < atATime; i++) {
        running.add(threads.submit(together::run));
      }
      together.await(running);
    }
  }

  private void await(Iterable<Future<?>> running) {
    RuntimeException first = null;
    for (Future<?> future : running) {
      try {
        future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        var failure = (RuntimeException) e.getCause();
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      } catch (InterruptedException e) {
        stop();
        running.forEach(other -> other.cancel(true));
        Thread.currentThread().interrupt();
        throw new NetworkException("Interrupted while files were on their way", e);
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private void run() {
    try {
      for (Optional<T> next = next(); next.isPresent(); next = next()) {
        work.accept(next.get());
      }
    } catch (RuntimeException | Error e) {
      stop();
      throw e;
    }
  }

  private synchronized Optional<T> next() {
    return !failed && things.hasNext() ? Optional.of(things.next()) : Optional.empty();
  }

  private synchronized void stop() {
    failed = true;
  }
}
