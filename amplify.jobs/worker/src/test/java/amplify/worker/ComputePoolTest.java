package amplify.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.CancelledException;
import amplify.jobs.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputePoolTest {

  private final ComputePool pool = new ComputePool(3);
  private final AttemptState state = new AttemptState(new Lease(1, 1), Instant.MAX);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void answersComeInTheOrderOfTheItemsHoweverLongEachTakes() throws Exception {
    var answers = new ArrayList<Integer>();

    pool.inOrder(
        state,
        IntStream.range(0, 500).iterator(),
        i -> {
          Thread.sleep(i % 7 == 0 ? 3 : 0);
          return i * i;
        },
        answers::add);

    assertEquals(IntStream.range(0, 500).map(i -> i * i).boxed().toList(), answers);
  }

  @Test
  void onlyAFewItemsAreHeldAtATime() throws Exception {
    var taken = new AtomicInteger();
    var emitted = new AtomicInteger();
    var mostHeld = new AtomicInteger();

    pool.inOrder(
        state,
        IntStream.range(0, 2_000)
            .peek(
                i -> mostHeld.accumulateAndGet(taken.incrementAndGet() - emitted.get(), Math::max))
            .iterator(),
        i -> i,
        i -> emitted.incrementAndGet());

    assertTrue(mostHeld.get() <= 3 * 8 + 1, "held " + mostHeld);
  }

  @Test
  void anErrorComesThroughOnceNothingComputesAnyMore() {
    var computing = new AtomicInteger();
    var e =
        assertThrows(
            IllegalStateException.class,
            () ->
                pool.inOrder(
                    state,
                    IntStream.range(0, 100).iterator(),
                    i -> {
                      computing.incrementAndGet();
                      try {
                        if (i == 5) {
                          throw new IllegalStateException("item 5");
                        }
                        Thread.sleep(2);
                        return i;
                      } finally {
                        computing.decrementAndGet();
                      }
                    },
                    i -> {}));

    assertEquals("item 5", e.getMessage());
    assertEquals(0, computing.get());
  }

  @Test
  void aStoppedAttemptLeavesEvenItemsThatAreStillComputed() throws Exception {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var stopper =
        Thread.ofVirtual()
            .start(() -> {
              try {
                if (begun.await(10, TimeUnit.SECONDS)) {
                  state.stop(Stop.TIME_UP);
                  // The pool waits for what it has begun, so let it end a little later.
                  Thread.sleep(300);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              release.countDown();
            });

    assertThrows(
        CancelledException.class,
        () ->
            pool.inOrder(
                state,
                List.of(1).iterator(),
                i -> {
                  begun.countDown();
                  return release.await(10, TimeUnit.SECONDS);
                },
                answer -> {}));
    stopper.join();
  }

  @Test
  void twoBinsShareThePool() throws Exception {
    var first = new ArrayList<Integer>();
    var other = new Thread(() -> run(1_000, first));
    other.start();
    var second = new ArrayList<Integer>();
    run(1_000, second);
    other.join();

    assertEquals(1_000, first.size());
    assertEquals(first, second);
  }

  private void run(int items, List<Integer> answers) {
    try {
      pool.inOrder(state, IntStream.range(0, items).iterator(), i -> i, answers::add);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
