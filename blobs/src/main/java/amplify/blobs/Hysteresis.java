package amplify.blobs;

/** Edges: pixels of a strong response, and all of a weak one that are 8-connected to them. */
final class Hysteresis {

  private static final double STRONG = 0.3;
  private static final double WEAK = 0.09;

  private Hysteresis() {}

  /**
   * Finds the edges.
   *
   * @param response row-major, one value a pixel; NaN counts as none
   */
  static Mask edges(double[] response, int width, int height) {
    Mask weak = above(WEAK, response, width, height);
    Mask strong = above(STRONG, response, width, height);
    Components components = Components.eightConnected(weak);
    var reached = new boolean[components.runs()];
    for (int run = 0; run < components.runs(); run++) {
      if (anySet(strong, components.row(run), components.first(run), components.end(run))) {
        reached[components.root(run)] = true;
      }
    }
    return components.keep(root -> reached[root]);
  }

  private static Mask above(double threshold, double[] response, int width, int height) {
    var mask = new Mask(width, height);
    long[] words = mask.words();
    for (int row = 0; row < height; row++) {
      int start = mask.start(row);
      for (int first = 0; first < width; first += 64) {
        int at = row * width + first;
        int bits = Math.min(64, width - first);
        long word = 0;
        for (int bit = 0; bit < bits; bit++) {
          word |= (response[at + bit] > threshold ? 1L : 0L) << bit;
        }
        words[start + (first >> 6)] = word;
      }
    }
    return mask;
  }

  private static boolean anySet(Mask mask, int row, int first, int end) {
    long[] words = mask.words();
    int start = mask.start(row);
    int a = start + (first >> 6);
    int b = start + ((end - 1) >> 6);
    long head = -1L << first;
    long tail = -1L >>> -end;
    if (a == b) {
      return (words[a] & head & tail) != 0;
    }
    if ((words[a] & head) != 0 || (words[b] & tail) != 0) {
      return true;
    }
    for (int i = a + 1; i < b; i++) {
      if (words[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
