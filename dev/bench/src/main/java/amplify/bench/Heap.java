package amplify.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What the heap held at most before and after collections: with garbage, which says how large a
 * heap gets when nothing hurries it, and without, which says how large it has to be.
 */
final class Heap {

  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private final AtomicLong before = new AtomicLong();
  private final AtomicLong after = new AtomicLong();
  private final AtomicLong longestPause = new AtomicLong();

  Heap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, _) -> note((CompositeData) notification.getUserData()), null, null);
    }
  }

  private void note(CompositeData data) {
    var info = GarbageCollectionNotificationInfo.from(data);
    before.accumulateAndGet(used(info.getGcInfo().getMemoryUsageBeforeGc()), Math::max);
    after.accumulateAndGet(used(info.getGcInfo().getMemoryUsageAfterGc()), Math::max);
    if (!info.getGcAction().contains("concurrent") && !info.getGcCause().equals("System.gc()")) {
      longestPause.accumulateAndGet(info.getGcInfo().getDuration(), Math::max);
    }
  }

  private long used(Map<String, MemoryUsage> usage) {
    return usage.entrySet().stream()
        .filter(pool -> pools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  /** Collects, and counts from here. */
  void reset() {
    System.gc();
    before.set(0);
    after.set(0);
    longestPause.set(0);
  }

  /** The most that was in use before a collection, MiB. */
  double peak() {
    return before.get() / 1024.0 / 1024.0;
  }

  /** The most that was left after a collection, MiB. */
  double live() {
    return after.get() / 1024.0 / 1024.0;
  }

  /** The longest pause, ms. */
  long longestPause() {
    return longestPause.get();
  }
}
