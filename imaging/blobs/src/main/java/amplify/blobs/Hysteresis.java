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
    Components weak = Components.eightConnected(weak(response, width, height));
    var edge = new boolean[weak.runs()];
    for (int run = 0; run < weak.runs(); run++) {
      if (!edge[weak.root(run)]) {
        int row = weak.row(run) * width;
        edge[weak.root(run)] = isStrong(response, row + weak.first(run), row + weak.end(run));
      }
    }
    return weak.keep(root -> edge[root]);
  }

  private static boolean isStrong(double[] response, int from, int to) {
    for (int i = from; i < to; i++) {
      if (response[i] > STRONG) {
        return true;
      }
    }
    return false;
  }

  private static Mask weak(double[] response, int width, int height) {
    var mask = new Mask(width, height);
    long[] words = mask.words();
    for (int row = 0; row < height; row++) {
      int start = mask.start(row);
      for (int first = 0; first < width; first += 64) {
        int at = row * width + first;
        int bits = Math.min(64, width - first);
        long word = 0;
        for (int bit = 0; bit < bits; bit++) {
          word |= (response[at + bit] > WEAK ? 1L : 0L) << bit;
        }
        words[start + (first >> 6)] = word;
      }
    }
    return mask;
  }
}
