package amplify.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.jobs.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** States come from the last sample, whatever becomes of what was sampled. */
class HealthFromMemoryTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(RoutedService.NOON);
  private final AtomicInteger looks = new AtomicInteger();

  private ServiceHealth needing(BooleanSupplier database) {
    return new ServiceHealth(
        new HealthSources(
            Optional.of(database),
            Optional.of(() -> new QueueDepth(5, 1)),
            Optional.of(() -> true),
            Optional.empty()),
        now::get);
  }

  private static boolean up(ServiceHealth health, String name) {
    return health.needs().stream()
        .filter(need -> need.name().equals(name))
        .findFirst()
        .orElseThrow()
        .up();
  }

  @Test
  void nothingIsUpBeforeItWasLookedAt() {
    ServiceHealth health = needing(() -> true);

    assertFalse(up(health, "database"));
    assertFalse(health.known());
    assertEquals(Optional.empty(), health.queue());
  }

  @Test
  void readersAskNobody() throws Exception {
    ServiceHealth health = needing(() -> looks.incrementAndGet() > 0);
    health.sampler().sample();

    for (int i = 0; i < 1_000; i++) {
      assertTrue(up(health, "database"));
      assertEquals(Optional.of(new QueueDepth(5, 1)), health.queue());
    }

    assertEquals(1, looks.get());
  }

  @Test
  void theFirstSampleIsThereOnceItHasStarted() {
    try (ServiceHealth health =
        ServiceHealth.start(RoutedService.withEverything(true, false, true), now::get)) {
      assertTrue(health.known());
      assertTrue(up(health, "database"));
      assertFalse(up(health, "storage"));
    }
  }

  @Test
  void whatHangsIsDownAndHidesNothingElse() throws Exception {
    var hanging = new CountDownLatch(1);
    var broken = new CountDownLatch(1);
    ServiceHealth health = needing(() -> awaited(hanging, broken));

    health.sampler().sample();

    assertFalse(up(health, "database"));
    assertTrue(up(health, "storage"));
    assertEquals(Optional.empty(), health.queue());
    broken.await();
  }

  /** Hangs, until it is broken off. */
  private static boolean awaited(CountDownLatch latch, CountDownLatch broken) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      broken.countDown();
      return false;
    }
  }

  @Test
  void whatComesBackIsUpWithTheNextSample() throws Exception {
    var reachable = new AtomicBoolean();
    ServiceHealth health = needing(reachable::get);
    health.sampler().sample();
    assertFalse(up(health, "database"));

    reachable.set(true);
    health.sampler().sample();

    assertTrue(up(health, "database"));
  }

  @Test
  void aLookThatFailsIsNoLookThatSucceeds() throws Exception {
    ServiceHealth health =
        needing(() -> {
          throw new IllegalStateException("gone");
        });

    health.sampler().sample();

    assertFalse(up(health, "database"));
    assertTrue(health.known());
  }

  @Test
  void statesThatNobodyRenewsDoNotCount() throws Exception {
    ServiceHealth health = needing(() -> true);
    health.sampler().sample();

    now.set(RoutedService.NOON.plus(Sampled.STALE));
    assertTrue(up(health, "database"));
    now.set(RoutedService.NOON.plus(Sampled.STALE).plusMillis(1));
    assertFalse(up(health, "database"));
    assertEquals(Optional.of(Duration.ofMillis(5_001)), health.age());
  }

  @Test
  void theBackgroundSamplesByItself() throws Exception {
    var third = new CountDownLatch(3);
    try (ServiceHealth health =
        ServiceHealth.start(
            new HealthSources(
                Optional.of(() -> {
                  third.countDown();
                  return true;
                }),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            now::get)) {
      third.await();
      assertTrue(up(health, "database"));
    }
  }
}
