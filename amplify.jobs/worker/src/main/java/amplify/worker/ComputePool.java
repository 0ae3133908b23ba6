package amplify.worker;

import amplify.api.Cancellation;
import amplify.api.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that compute, as many as cores, shared by all bins in work. Each bin has only a few
 * items in the queue at a time, so bins take turns and memory is bounded.
 */
final class ComputePool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ComputePool.class);

  /** Items a bin may have in the queue or at work, for each thread. */
  private static final int AHEAD = 8;

  /** How long to wait for an answer before looking whether it is still wanted. */
  private static final Duration GLANCE = Duration.ofMillis(200);

  /** How long an unwanted computation may take to end before the bin goes on without it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int ahead;
  private final ExecutorService executor;

  ComputePool(int threads) {
    this.ahead = threads * AHEAD;
    this.executor =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("compute-", 0).daemon().factory());
  }

  /** See {@link Work#inOrder}. */
  <T, R> void inOrder(
      Cancellation cancellation,
      Iterator<T> items,
      Work.Computation<T, R> compute,
      Work.Sink<R> emit)
      throws Exception {
    var pending = new ArrayDeque<PooledItem<T, R>>();
    try {
      while (items.hasNext() || !pending.isEmpty()) {
        while (pending.size() < ahead && items.hasNext()) {
          var item = new PooledItem<>(items.next(), compute);
          pending.add(item);
          executor.execute(item);
        }
        boolean ending = !items.hasNext();
        awaitMany(pending, ending);
        do {
          R answer = answer(pending.element(), cancellation);
          cancellation.check();
          emit.accept(answer);
          pending.remove();
        } while (!pending.isEmpty() && pending.element().ended());
      }
    } finally {
      stop(pending);
    }
  }

  /**
   * Waits until half of the items are through, or all if no more come, but not for long: a bin that
   * is woken for every single answer costs more than many an answer, and one with slow items should
   * hand them on as they come.
   */
  private static void awaitMany(ArrayDeque<? extends PooledItem<?, ?>> pending, boolean ending)
      throws InterruptedException {
    int last = ending ? pending.size() - 1 : (pending.size() - 1) / 2;
    boolean _ = pending.stream().skip(last).findFirst().orElseThrow().awaitEnd(GLANCE);
  }

  private static <R> R answer(PooledItem<?, R> item, Cancellation cancellation) throws Exception {
    while (true) {
      try {
        return item.answer(GLANCE);
      } catch (TimeoutException e) {
        cancellation.check();
      } catch (ExecutionException e) {
        throw switch (e.getCause()) {
          case Exception cause -> cause;
          case Error cause -> throw cause;
          case Throwable _ -> e;
        };
      }
    }
  }

  /** Takes back what has not begun and waits for what has: items may read files soon closed. */
  private static void stop(ArrayDeque<? extends PooledItem<?, ?>> pending)
      throws InterruptedException {
    for (PooledItem<?, ?> item : pending) {
      if (!item.stop(PATIENCE)) {
        LOG.warn(
            "An item still computes {} s after its bin was stopped; its thread is lost until it ends",
            PATIENCE.toSeconds());
      }
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
