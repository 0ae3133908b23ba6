package amplify.api;

import java.util.Iterator;

/** What a batch processor is given to work with, one for every call. */
public interface Work {

  /** Where to report progress. */
  Progress progress();

  /** Whether to go on. */
  Cancellation cancellation();

  /** Where results go. */
  Output output();

  /**
   * Computes items on all cores of the worker and hands the answers over in the order of the items.
   * Cores are shared fairly with other units in work. At most a few items a core are held at a
   * time, so memory does not grow with their number. {@link #cancellation} is checked between
   * items.
   *
   * @param items read on the calling thread, one at a time
   * @param compute called on any thread, several at once
   * @param emit called on the calling thread, once for each item, in order
   * @param <T> an item
   * @param <R> an answer
   * @throws CancelledException if the work is no longer wanted
   * @throws Exception the first error of the three, after the others still at work have stopped
   */
  <T, R> void inOrder(Iterator<T> items, Computation<T, R> compute, Sink<R> emit) throws Exception;

  /**
   * Turns an item into an answer.
   *
   * @param <T> an item
   * @param <R> an answer
   */
  @FunctionalInterface
  interface Computation<T, R> {

    /** Computes the answer. Thread-safe. */
    R apply(T item) throws Exception;
  }

  /**
   * Takes an answer.
   *
   * @param <R> an answer
   */
  @FunctionalInterface
  interface Sink<R> {

    /** Takes the next answer in order. */
    void accept(R answer) throws Exception;
  }
}
