package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a refusal says and costs. */
final class Refusals {

  private Refusals() {}

  /** Refused in one line. */
  static <E extends RasterException> E refused(Class<E> why, Runnable reading) {
    E refusal = assertThrows(why, reading::run);
    assertFalse(refusal.getMessage().isBlank());
    assertTrue(refusal.getMessage().lines().count() == 1, refusal.getMessage());
    return refusal;
  }

  /** Refused in one line, with no more allocated than so many times the file, and a little. */
  static <E extends RasterException> E refusedCheaply(Class<E> why, byte[] file, int times) {
    var reader = new RasterReader();
    long allocated = allocated(() -> refused(why, () -> reader.read(file)));
    assertTrue(
        allocated < times * (long) file.length + (1 << 20), "allocated %d".formatted(allocated));
    return refused(why, () -> reader.read(file));
  }

  static long allocated(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
