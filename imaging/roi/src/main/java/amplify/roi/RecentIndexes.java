package amplify.roi;

import amplify.ifcb.RoiIndex;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes of bins that were asked about last: a page of a bin's ROIs asks for hundreds in a
 * row. What is kept holds for one version of an .adc, so it never grows old. Thread-safe.
 */
final class RecentIndexes {

  /** What an entry takes in any case: an .adc may be empty, and there may be millions of those. */
  private static final int LEAST_BYTES = 1_024;

  private final long maxBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Keeps none yet.
   *
   * @param maxBytes of all .adc files whose indexes are kept; an index takes about as much memory
   */
  RecentIndexes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A version of an .adc.
   *
   * @param uri where it is
   * @param version its ETag
   */
  record Key(String uri, String version) {}

  private record Entry(RoiIndex index, int bytes) {}

  synchronized Optional<RoiIndex> find(Key key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::index);
  }

  /**
   * Keeps an index, in the place of those that nobody has asked about for longest.
   *
   * @param adcBytes the length of its .adc
   */
  synchronized void keep(Key key, RoiIndex index, int adcBytes) {
    var entry = new Entry(index, Math.max(adcBytes, LEAST_BYTES));
    Entry before = entries.put(key, entry);
    bytes += entry.bytes() - (before == null ? 0 : before.bytes());
    for (Iterator<Entry> oldest = entries.values().iterator(); bytes > maxBytes; ) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
