package amplify.phase;

import amplify.fft.FftPlans;
import java.util.LinkedHashMap;
import java.util.Map;

/** The filters of the sizes last used, as many as fit into a number of bytes. Thread-safe. */
final class FilterCache {

  private record Size(int height, int width) {}

  // An instrument's images have at most some 300 lengths an axis; a plan takes some 40 kB at most.
  private final FftPlans plans = new FftPlans(1024);
  private final Map<Size, Filters> bySize = new LinkedHashMap<>(16, 0.75f, true);
  private final long capacity;
  private long bytes;

  FilterCache(long capacity) {
    this.capacity = capacity;
  }

  Filters of(int height, int width) {
    Size size = new Size(height, width);
    synchronized (bySize) {
      Filters known = bySize.get(size);
      if (known != null) {
        return known;
      }
    }
    Filters made = Filters.of(height, width, plans);
    if (made.bytes() <= capacity / 4) {
      keep(size, made);
    }
    return made;
  }

  private void keep(Size size, Filters made) {
    synchronized (bySize) {
      Filters other = bySize.put(size, made);
      bytes += made.bytes() - (other == null ? 0 : other.bytes());
      var eldest = bySize.values().iterator();
      while (bytes > capacity) {
        bytes -= eldest.next().bytes();
        eldest.remove();
      }
    }
  }
}
