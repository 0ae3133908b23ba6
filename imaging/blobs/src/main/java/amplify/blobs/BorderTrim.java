package amplify.blobs;

/**
 * Clears pixels on the image's border that nothing behind them supports: first columns, then rows,
 * as the order decides about the corners.
 */
final class BorderTrim {

  private BorderTrim() {}

  /** Trims a mask of at least two rows and columns. */
  static Mask trim(Mask mask) {
    int width = mask.width();
    int height = mask.height();
    Mask result = mask.or(mask);
    long[] words = result.words();
    for (int row = 0; row < height; row++) {
      keepIf(words, result.start(row), 0, 1);
    }
    for (int row = 0; row < height; row++) {
      keepIf(words, result.start(row), width - 1, width - 2);
    }
    int first = result.start(0);
    int last = result.start(height - 1);
    int beforeLast = result.start(height - 2);
    int second = result.start(1);
    for (int k = 0; k < result.stride(); k++) {
      words[first + k] &= words[second + k];
    }
    for (int k = 0; k < result.stride(); k++) {
      words[last + k] &= words[beforeLast + k];
    }
    return result;
  }

  private static void keepIf(long[] words, int start, int column, int support) {
    if ((words[start + (support >> 6)] >>> support & 1) == 0) {
      words[start + (column >> 6)] &= ~(1L << column);
    }
  }
}
