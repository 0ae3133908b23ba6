package amplify.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import amplify.api.Artifact;
import amplify.api.BadInputException;
import amplify.api.BatchProcessor;
import amplify.api.CancelledException;
import amplify.api.InputFile;
import amplify.api.InputUnit;
import amplify.api.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every batch processor must keep to, as tests. Extend it, say what to test, and add tests of
 * your own for the values:
 *
 * <pre>{@code
 * class BrightnessContractTest extends BatchProcessorContract<NoParameters> {
 *   protected BatchProcessor<NoParameters> processor() { return new Brightness(); }
 *   protected NoParameters parameters() { return new NoParameters(); }
 *   protected List<InputUnit> units() { return List.of(unit); }
 * }
 * }</pre>
 *
 * <p>Each test calls the processor on all units, some many times, so units should be small: a few
 * rows, a failed one among them where there can be one. One with two rows or more is needed.
 *
 * @param <P> the processor's parameters
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class BatchProcessorContract<P extends Record> {

  private static final int CALLS_AT_ONCE = 8;

  /** For subclasses, which JUnit makes. */
  protected BatchProcessorContract() {}

  /** A new instance of the processor. */
  protected abstract BatchProcessor<P> processor();

  /** The parameters to call it with. */
  protected abstract P parameters();

  /** Units that it works through, one of them with two rows or more. They are only read. */
  protected abstract List<InputUnit> units();

  /** Units that it must refuse with a {@link BadInputException}. Default: none. */
  protected List<InputUnit> unusableUnits() {
    return List.of();
  }

  /** The processor's statements about itself hold together, and suit the parameters and units. */
  @Test
  public void declarationsFitTogether() {
    BatchProcessor<P> processor = processor();
    assertEquals(processor.about(), processor.about(), "about() must stay the same");
    assertEquals(processor.schema(), processor.schema(), "schema() must stay the same");
    assertEquals(processor.parameters(), parameters().getClass(), "parameters() is another class");
    for (InputUnit unit : units()) {
      List<String> names = unit.files().stream().map(InputFile::name).toList();
      assertEquals(Optional.empty(), processor.inputs().violation(names), unit.id());
    }
  }

  /** Units give rows at all; otherwise the other tests would say nothing. */
  @Test
  public void someUnitHasTwoRowsOrMore() throws Exception {
    long most = 0;
    for (InputUnit unit : units()) {
      most = Math.max(most, rows(run(unit)));
    }
    assertTrue(most >= 2, "The contract needs a unit with two rows or more; got at most " + most);
  }

  /** Each row has a value of the right type for each column of the schema. */
  @Test
  public void rowsKeepTheSchema() throws Exception {
    keeps(Rule.SCHEMA);
  }

  /** No row number comes twice, neither among rows nor among failures. */
  @Test
  public void rowNumbersAreUnique() throws Exception {
    keeps(Rule.UNIQUE_NUMBERS);
  }

  /** Each failed row says why. */
  @Test
  public void failedRowsHaveReasons() throws Exception {
    keeps(Rule.REASONS);
  }

  /** Output calls do not overlap. */
  @Test
  public void outputComesOneCallAtATime() throws Exception {
    keeps(Rule.ONE_AT_A_TIME);
  }

  /** No artifact comes twice, and an artifact of a row is one of a row that was emitted. */
  @Test
  public void artifactsBelongToEmittedRows() throws Exception {
    keeps(Rule.UNIQUE_ARTIFACTS);
    for (InputUnit unit : units()) {
      RecordingWork work = run(unit);
      var numbers = new HashSet<Long>();
      work.rows().stream().map(Row::number).forEach(numbers::add);
      for (Artifact artifact : work.artifacts()) {
        assertTrue(
            artifact.row().isEmpty() || numbers.contains(artifact.row().getAsLong()),
            () ->
                "'%s': artifact '%s' belongs to row %d, which was not emitted"
                    .formatted(unit.id(), artifact.name(), artifact.row().getAsLong()));
      }
    }
  }

  /** Progress states a total, never falls, and ends there: all rows, failed ones included. */
  @Test
  public void progressRisesToItsTotal() throws Exception {
    for (InputUnit unit : units()) {
      RecordingWork work = run(unit);
      long rows = rows(work);
      assertTrue(work.total().isPresent(), unit.id() + ": no total was stated");
      assertEquals(rows, work.total().getAsLong(), unit.id() + ": total against rows");
      List<Long> done = work.done();
      assertEquals(done.stream().sorted().toList(), done, unit.id() + ": progress fell");
      assertEquals(rows, done.isEmpty() ? 0 : done.getLast(), unit.id() + ": done at the end");
    }
  }

  /** Once the work is cancelled no row follows, and the exception that says so passes through. */
  @Test
  public void cancellationIsObeyed() throws Exception {
    BatchProcessor<P> processor = processor();
    for (InputUnit unit : units()) {
      long rows = rows(run(unit));
      for (long after : LongStream.of(0, 1, rows / 2).filter(n -> n < rows).distinct().toArray()) {
        RecordingWork work = work(processor).cancelledAfter(after);
        assertThrows(
            CancelledException.class,
            () -> processor.process(unit, parameters(), work),
            () -> "'%s' cancelled after %d of %d rows".formatted(unit.id(), after, rows));
        assertNone(Rule.NOTHING_AFTER_CANCELLATION, unit, work);
        assertEquals(after, rows(work), unit.id());
      }
    }
  }

  /** The same unit gives the same output in the same order, on one thread and on several. */
  @Test
  public void outputIsTheSameEachTime() throws Exception {
    for (InputUnit unit : units()) {
      BatchProcessor<P> processor = processor();
      RecordingWork first = call(processor, unit, work(processor).withThreads(1));
      RecordingWork second = call(processor, unit, work(processor));
      RecordingWork third = call(processor(), unit, work(processor));
      assertSame(unit, first, second);
      assertSame(unit, first, third);
    }
  }

  /** One instance, called by many threads at once, gives each the output it gives one alone. */
  @Test
  public void callsAtOnceDoNotDisturbEachOther() throws Exception {
    List<InputUnit> units = units();
    var alone = new ArrayList<RecordingWork>();
    for (InputUnit unit : units) {
      alone.add(run(unit));
    }
    BatchProcessor<P> shared = processor();
    var start = new CyclicBarrier(CALLS_AT_ONCE);
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
      List<Future<RecordingWork>> calls =
          IntStream.range(0, CALLS_AT_ONCE)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return call(shared, units.get(i % units.size()), work(shared));
                  }))
              .toList();
      for (int i = 0; i < CALLS_AT_ONCE; i++) {
        int at = i % units.size();
        assertSame(units.get(at), alone.get(at), result(units.get(at), calls.get(i)));
      }
    }
  }

  /** The unit's files and their folder are left as they were. */
  @Test
  public void inputFilesAreLeftUntouched(@TempDir Path folder) throws Exception {
    List<InputUnit> units = units();
    for (int i = 0; i < units.size(); i++) {
      Path place = Files.createDirectory(folder.resolve("unit-" + i));
      UnitFolder copy = UnitFolder.copy(units.get(i), place);
      run(copy.unit());
      assertEquals(Optional.empty(), copy.change(), units.get(i).id());
    }
  }

  /** Units that cannot be used are refused as such, with a message, before any output. */
  @Test
  public void unusableUnitsAreRefused() {
    BatchProcessor<P> processor = processor();
    for (InputUnit unit : unusableUnits()) {
      RecordingWork work = work(processor);
      BadInputException refusal =
          assertThrows(
              BadInputException.class,
              () -> processor.process(unit, parameters(), work),
              () -> "'%s' ought to be refused".formatted(unit.id()));
      assertFalse(refusal.getMessage().isBlank(), unit.id());
      assertEquals(List.of(), work.rows(), unit.id());
    }
  }

  private static RecordingWork result(InputUnit unit, Future<RecordingWork> call)
      throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      return fail("'%s' failed when called beside others".formatted(unit.id()), e.getCause());
    }
  }

  private void keeps(Rule rule) throws Exception {
    for (InputUnit unit : units()) {
      assertNone(rule, unit, run(unit));
    }
  }

  private static void assertNone(Rule rule, InputUnit unit, RecordingWork work) {
    List<String> broken =
        work.faults().stream().filter(f -> f.rule() == rule).map(Fault::message).toList();
    assertEquals(List.of(), broken, () -> "'%s' breaks %s".formatted(unit.id(), rule));
  }

  private static void assertSame(InputUnit unit, RecordingWork one, RecordingWork other) {
    Outputs.difference(one, other)
        .ifPresent(difference -> fail("'%s': %s".formatted(unit.id(), difference)));
  }

  private static long rows(RecordingWork work) {
    return (long) work.rows().size() + work.failedRows().size();
  }

  private RecordingWork work(BatchProcessor<P> processor) {
    return RecordingWork.of(processor.schema());
  }

  private RecordingWork run(InputUnit unit) throws Exception {
    BatchProcessor<P> processor = processor();
    return call(processor, unit, work(processor));
  }

  private RecordingWork call(BatchProcessor<P> processor, InputUnit unit, RecordingWork work)
      throws Exception {
    try {
      processor.process(unit, parameters(), work);
    } catch (IllegalArgumentException e) {
      // The output's refusal is on record; the test that minds it reports it better.
      if (work.faults().isEmpty()) {
        throw e;
      }
    }
    return work;
  }
}
