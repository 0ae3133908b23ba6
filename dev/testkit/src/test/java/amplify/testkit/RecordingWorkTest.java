package amplify.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import amplify.api.CancelledException;
import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingWorkTest {

  private final RecordingWork work = RecordingWork.of(Schema.of(Column.int64("n")));

  @Test
  void whatIsEmittedAndReportedIsKeptInOrder() {
    Artifact artifact = Artifact.ofUnit("a.csv", "text/csv", new byte[0]);
    work.progress().total(3);
    work.progress().message("going");
    work.output().row(Row.of(2, 20));
    work.progress().done(1);
    work.output().failedRow(1, "broken");
    work.progress().done(2);
    work.output().artifact(artifact);

    assertEquals(List.of(Row.of(2, 20)), work.rows());
    assertEquals(Map.of(1L, "broken"), work.failedRows());
    assertEquals(List.of(artifact), work.artifacts());
    assertEquals(OptionalLong.of(3), work.total());
    assertEquals(List.of(1L, 2L), work.done());
    assertEquals(List.of("going"), work.messages());
    assertEquals(List.of(), work.faults());
  }

  @Test
  void rowsThatBreakTheSchemaAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> work.output().row(Row.of(1, "text")));

    assertEquals(List.of(), work.rows());
    assertEquals(Rule.SCHEMA, work.faults().getFirst().rule());
  }

  @Test
  void numbersThatCameBeforeAreRefused() {
    work.output().row(Row.of(1, 1));

    assertThrows(IllegalArgumentException.class, () -> work.output().row(Row.of(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> work.output().failedRow(1, "late"));
    assertEquals(1, work.rows().size());
    assertEquals(2, work.faults().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void answersComeInTheOrderOfTheItemsOnTheCallingThread(int threads) throws Exception {
    RecordingWork parallel = work.withThreads(threads);
    Thread caller = Thread.currentThread();
    var answers = new ArrayList<Integer>();
    var computers = ConcurrentHashMap.<Thread>newKeySet();
    parallel.inOrder(
        IntStream.range(0, 1_000).peek(i -> assertSame(caller, Thread.currentThread())).iterator(),
        item -> {
          computers.add(Thread.currentThread());
          return item * 2;
        },
        answer -> {
          assertSame(caller, Thread.currentThread());
          answers.add(answer);
        });

    assertEquals(IntStream.range(0, 1_000).mapToObj(i -> i * 2).toList(), answers);
    assertTrue(computers.size() <= threads && !computers.contains(caller));
    assertEquals(2 * threads, parallel.mostItemsHeld());
  }

  @Test
  void itemsAreComputedAtTheSameTime() throws Exception {
    var meeting = new CountDownLatch(4);
    var met = new ArrayList<Boolean>();
    work.inOrder(
        IntStream.range(0, 4).iterator(),
        item -> {
          meeting.countDown();
          return meeting.await(1, TimeUnit.MINUTES);
        },
        met::add);

    assertEquals(List.of(true, true, true, true), met);
  }

  @Test
  void cancellationStopsBetweenItems() {
    RecordingWork cancelled = work.cancelledAfter(5);
    var computed = new AtomicInteger();
    assertThrows(
        CancelledException.class,
        () ->
            cancelled.inOrder(
                IntStream.range(0, 1_000).iterator(),
                item -> {
                  computed.incrementAndGet();
                  return item;
                },
                item -> cancelled.output().row(Row.of(item, item))));

    assertEquals(5, cancelled.rows().size());
    assertTrue(computed.get() <= 5 + cancelled.mostItemsHeld(), computed.toString());
    assertTrue(cancelled.cancellation().requested());
  }

  @Test
  void theFirstErrorOfAComputationComesThroughAsItIs() {
    var broken = new IOException("broken");
    var emitted = new ArrayList<Integer>();
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                work.inOrder(
                    IntStream.range(0, 100).iterator(),
                    item -> {
                      if (item == 7) {
                        throw broken;
                      }
                      return item;
                    },
                    emitted::add));

    assertSame(broken, thrown);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), emitted);
  }

  @Test
  void anErrorOfTheItemsOrOfTheSinkComesThroughAsItIs() {
    Iterator<Integer> items =
        IntStream.range(0, 10)
            .peek(i -> {
              if (i == 9) {
                throw new IllegalStateException("no more");
              }
            })
            .iterator();
    assertThrows(IllegalStateException.class, () -> work.inOrder(items, item -> item, item -> {}));
    assertThrows(
        IOException.class,
        () ->
            work.inOrder(
                List.of(1, 2).iterator(),
                item -> item,
                item -> {
                  throw new IOException("full");
                }));
  }

  @Test
  void workNeedsAThread() {
    assertThrows(IllegalArgumentException.class, () -> work.withThreads(0));
  }
}
