package amplify.worker;

import amplify.api.Work;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One item on its way through the {@link ComputePool}. Unlike a cancelled future, a cancelled item
 * still tells when its computation has really ended.
 *
 * @param <T> the item
 * @param <R> the answer
 */
final class PooledItem<T, R> implements Runnable {

  private final T item;
  private final Work.Computation<T, R> compute;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CompletableFuture<R> answer = new CompletableFuture<>();

  PooledItem(T item, Work.Computation<T, R> compute) {
    this.item = item;
    this.compute = compute;
  }

  // Whatever goes wrong, errors of the JVM included, belongs to whoever waits for the answer.
  @SuppressWarnings("CatchAndPrintStackTrace")
  @Override
  public void run() {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    try {
      answer.complete(compute.apply(item));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      ended.countDown();
    }
  }

  /** Whether its computation has ended. */
  boolean ended() {
    return answer.isDone();
  }

  /**
   * Waits until its computation has ended.
   *
   * @return false if it has not after the limit
   */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the answer, but no longer than the given time. */
  R answer(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the item back, or waits until its computation has ended.
   *
   * @return whether it is at rest; false if it still computes after the limit
   */
  boolean stop(Duration limit) throws InterruptedException {
    return begun.compareAndSet(false, true) || awaitEnd(limit);
  }
}
