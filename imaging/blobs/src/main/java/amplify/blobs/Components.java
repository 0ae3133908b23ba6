package amplify.blobs;

import java.util.function.IntPredicate;

/**
 * The connected components of a mask, found by joining the horizontal runs of its pixels: time and
 * memory grow with the number of runs, whatever their shape.
 *
 * <p>A component is named by its root, the index of its first run in row-major order.
 */
final class Components {

  private final Mask mask;
  private final int[] row;
  private final int[] first;
  private final int[] end;
  private final int[] root;

  private Components(Mask mask, int runs) {
    this.mask = mask;
    row = new int[runs];
    first = new int[runs];
    end = new int[runs];
    root = new int[runs];
  }

  /** The components of pixels that touch by sides. */
  static Components fourConnected(Mask mask) {
    return join(mask, 0);
  }

  /** The components of pixels that touch by sides or corners. */
  static Components eightConnected(Mask mask) {
    return join(mask, 1);
  }

  /** The number of runs. */
  int runs() {
    return root.length;
  }

  /** A run's row. */
  int row(int run) {
    return row[run];
  }

  /** A run's first column. */
  int first(int run) {
    return first[run];
  }

  /** The column after a run's last. */
  int end(int run) {
    return end[run];
  }

  /** A run's component. */
  int root(int run) {
    return root[run];
  }

  /** The number of pixels of each component, at the index of its root. */
  int[] areas() {
    var areas = new int[root.length];
    for (int run = 0; run < root.length; run++) {
      areas[root[run]] += end[run] - first[run];
    }
    return areas;
  }

  /** The mask of the components, given by their roots, that pass. */
  Mask keep(IntPredicate passes) {
    var result = new Mask(mask.width(), mask.height());
    for (int run = 0; run < root.length; run++) {
      if (passes.test(root[run])) {
        result.set(row[run], first[run], end[run]);
      }
    }
    return result;
  }

  private static Components join(Mask mask, int reach) {
    var components = new Components(mask, countRuns(mask));
    int above = 0;
    int here = 0;
    for (int row = 0; row < mask.height(); row++) {
      int next = components.readRow(row, here);
      components.joinRows(above, here, next, reach);
      above = here;
      here = next;
    }
    // A root never has a higher index than its runs, so one pass in order is enough.
    int[] root = components.root;
    for (int run = 0; run < root.length; run++) {
      root[run] = root[root[run]];
    }
    return components;
  }

  private static int countRuns(Mask mask) {
    long[] words = mask.words();
    int end = mask.start(mask.height());
    int runs = 0;
    for (int i = mask.start(0); i < end; i++) {
      runs += Long.bitCount(words[i] & ~(words[i] << 1 | words[i - 1] >>> 63));
    }
    return runs;
  }

  /** Reads a row's runs, numbered from {@code run} on; returns the number after its last. */
  private int readRow(int row, int run) {
    long[] words = mask.words();
    int start = mask.start(row);
    int starts = run;
    int ends = run;
    for (int k = 0; k < mask.stride(); k++) {
      long word = words[start + k];
      long before = word << 1 | words[start + k - 1] >>> 63;
      for (long bits = word & ~before; bits != 0; bits &= bits - 1) {
        this.row[starts] = row;
        root[starts] = starts;
        first[starts++] = (k << 6) + Long.numberOfTrailingZeros(bits);
      }
      for (long bits = before & ~word; bits != 0; bits &= bits - 1) {
        end[ends++] = (k << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return starts;
  }

  /** Joins the runs from {@code here} to {@code next} with those they touch, from {@code above}. */
  private void joinRows(int above, int here, int next, int reach) {
    int i = above;
    for (int j = here; j < next; j++) {
      while (i < here && end[i] + reach <= first[j]) {
        i++;
      }
      for (int k = i; k < here && first[k] < end[j] + reach; k++) {
        join(k, j);
      }
    }
  }

  private void join(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    if (rootA < rootB) {
      root[rootB] = rootA;
    } else {
      root[rootA] = rootB;
    }
  }

  private int find(int run) {
    int at = run;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }
}
