package amplify.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many calls at the same time, within a bound. */
class StoreCallsTest {

  @Test
  void answersComeInTheOrderOfTheItems() {
    List<Integer> items = IntStream.range(0, 200).boxed().toList();

    assertEquals(items, new StoreCalls(8).each(items, item -> item));
    assertEquals(List.of(), new StoreCalls(8).each(List.<Integer>of(), item -> item));
  }

  @Test
  void asManyAsTheBoundAreMadeTogetherAndNoMore() {
    var together = new CountDownLatch(4);
    var now = new AtomicInteger();
    var most = new AtomicInteger();

    new StoreCalls(4)
        .each(
            IntStream.range(0, 40).boxed().toList(),
            item -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              together.countDown();
              await(together);
              return now.decrementAndGet();
            });

    assertEquals(4, most.get());
  }

  @Test
  void afterAnErrorNoFurtherCallIsBegunAndTheErrorIsTheFirst() {
    var made = new AtomicInteger();
    var first = new IllegalStateException("first");

    RuntimeException error =
        assertThrows(
            RuntimeException.class,
            () ->
                new StoreCalls(1)
                    .each(
                        IntStream.range(0, 100).boxed().toList(),
                        item -> {
                          made.incrementAndGet();
                          throw first;
                        }));

    assertSame(first, error);
    assertEquals(1, made.get());
  }

  @Test
  void anErrorGivesItsPlaceBack() {
    var calls = new StoreCalls(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            calls.each(
                List.of(1),
                item -> {
                  throw new IllegalStateException();
                }));

    assertEquals(List.of(2), calls.each(List.of(1), item -> item + 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertTrue(latch.getCount() == 0);
  }
}
