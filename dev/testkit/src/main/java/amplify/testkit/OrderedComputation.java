package amplify.testkit;

import amplify.api.Cancellation;
import amplify.api.Work;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Computes items on several threads and hands the answers over in order, two items a thread at a
 * time.
 *
 * @param <T> an item
 * @param <R> an answer
 */
final class OrderedComputation<T, R> {

  private final Cancellation cancellation;
  private final int limit;
  private final Queue<Future<R>> waiting = new ArrayDeque<>();
  private int mostHeld;

  OrderedComputation(Cancellation cancellation, int threads) {
    this.cancellation = cancellation;
    limit = 2 * threads;
  }

  void run(Iterator<T> items, Work.Computation<T, R> compute, Work.Sink<R> emit) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(limit / 2)) {
      try {
        cancellation.check();
        fill(items, compute, threads);
        while (!waiting.isEmpty()) {
          emit.accept(answer(waiting.element()));
          waiting.remove();
          if (items.hasNext() || !waiting.isEmpty()) {
            cancellation.check();
            fill(items, compute, threads);
          }
        }
      } finally {
        waiting.forEach(answer -> answer.cancel(false));
      }
    }
  }

  /** The largest number of items that were read and not yet emitted. */
  int mostHeld() {
    return mostHeld;
  }

  private void fill(Iterator<T> items, Work.Computation<T, R> compute, ExecutorService threads) {
    while (waiting.size() < limit && items.hasNext()) {
      T item = items.next();
      waiting.add(threads.submit(() -> compute.apply(item)));
      mostHeld = Math.max(mostHeld, waiting.size());
    }
  }

  private R answer(Future<R> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw e;
      }
    }
  }
}
