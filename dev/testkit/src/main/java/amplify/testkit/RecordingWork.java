package amplify.testkit;

import amplify.api.Artifact;
import amplify.api.Cancellation;
import amplify.api.Output;
import amplify.api.Progress;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.api.Work;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A {@link Work} that keeps in memory all that a processor does with it, for tests:
 *
 * <pre>{@code
 * var work = RecordingWork.of(processor.schema());
 * processor.process(unit, parameters, work);
 * assertEquals(3, work.rows().size());
 * }</pre>
 *
 * <p>Its output refuses what a service's refuses, and notes every broken rule in {@link #faults}.
 * For one call of a processor. Thread-safe.
 */
public final class RecordingWork implements Work {

  private static final int THREADS = 4;

  private final Schema schema;
  private final int threads;
  private final long cancelAfter;
  private final CancelAfterRows cancellation;
  private final RecordedOutput output;
  private final RecordedProgress progress = new RecordedProgress();
  private final AtomicInteger mostItemsHeld = new AtomicInteger();

  private RecordingWork(Schema schema, int threads, long cancelAfter) {
    this.schema = schema;
    this.threads = threads;
    this.cancelAfter = cancelAfter;
    cancellation = new CancelAfterRows(cancelAfter);
    output = new RecordedOutput(schema, cancellation);
  }

  /** Work on four threads for a processor of that schema, never cancelled. */
  public static RecordingWork of(Schema schema) {
    return new RecordingWork(schema, THREADS, Long.MAX_VALUE);
  }

  /**
   * New work, nothing recorded yet, that computes on that many threads.
   *
   * @throws IllegalArgumentException if the number is below 1
   */
  public RecordingWork withThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "Work needs a thread or more to compute on; got %d".formatted(number));
    }
    return new RecordingWork(schema, number, cancelAfter);
  }

  /**
   * New work, nothing recorded yet, that is cancelled once that many rows have been emitted or have
   * failed.
   *
   * @param rows 0: from the start
   */
  public RecordingWork cancelledAfter(long rows) {
    return new RecordingWork(schema, threads, rows);
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public <T, R> void inOrder(Iterator<T> items, Computation<T, R> compute, Sink<R> emit)
      throws Exception {
    var computation = new OrderedComputation<T, R>(cancellation, threads);
    try {
      computation.run(items, compute, emit);
    } finally {
      mostItemsHeld.accumulateAndGet(computation.mostHeld(), Math::max);
    }
  }

  /** The rows emitted, in order. */
  public List<Row> rows() {
    return output.rows();
  }

  /** The reasons of the rows that failed, by their numbers, in the order they were reported. */
  public Map<Long, String> failedRows() {
    return output.failedRows();
  }

  /** The artifacts emitted, in order. */
  public List<Artifact> artifacts() {
    return output.artifacts();
  }

  /** The last total stated; empty if none was. */
  public OptionalLong total() {
    return progress.total();
  }

  /** Every number of rows done that was stated, in order. */
  public List<Long> done() {
    return progress.done();
  }

  /** Every message, in order. */
  public List<String> messages() {
    return progress.messages();
  }

  /** What broke a rule, in the order it happened. */
  public List<Fault> faults() {
    return output.faults();
  }

  /**
   * The largest number of items that {@link #inOrder} had read and not yet handed over: at most two
   * a thread, whatever the number of items.
   */
  public int mostItemsHeld() {
    return mostItemsHeld.get();
  }
}
