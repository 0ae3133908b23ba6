package amplify.raster;

/**
 * Filters the rows of a PNG, one after the other, each by the filter that leaves the smallest
 * differences: the sum of their magnitudes, as signed bytes, is a good guess at what compresses
 * best. Source: W3C Recommendation, Portable Network Graphics, second edition, chapters 9 and 12.8.
 */
final class PngFiltering {

  private static final int FILTERS = 5;

  private final int step;

  /** Each filter's number, then its row. */
  private final byte[][] filtered;

  private byte[] above;

  /**
   * Begins an image.
   *
   * @param length bytes a row
   * @param step bytes between those of one pixel and those of the next
   */
  PngFiltering(int length, int step) {
    this.step = step;
    this.above = new byte[length];
    this.filtered = new byte[FILTERS][length + 1];
    for (int i = 0; i < FILTERS; i++) {
      filtered[i][0] = (byte) i;
    }
  }

  /** The next row filtered, behind the number of its filter; valid until the next call. */
  byte[] best(byte[] row) {
    System.arraycopy(row, 0, filtered[0], 1, row.length);
    sub(row, filtered[1]);
    up(row, filtered[2]);
    average(row, filtered[3]);
    paeth(row, filtered[4]);
    System.arraycopy(row, 0, above, 0, row.length);
    byte[] best = filtered[0];
    long least = magnitude(best);
    for (int i = 1; i < FILTERS; i++) {
      long magnitude = magnitude(filtered[i]);
      if (magnitude < least) {
        least = magnitude;
        best = filtered[i];
      }
    }
    return best;
  }

  private static long magnitude(byte[] filteredRow) {
    int sum = 0;
    for (int i = 1; i < filteredRow.length; i++) {
      sum += Math.abs(filteredRow[i]);
    }
    return Integer.toUnsignedLong(sum);
  }

  private void sub(byte[] row, byte[] to) {
    int first = Math.min(step, row.length);
    System.arraycopy(row, 0, to, 1, first);
    for (int i = first; i < row.length; i++) {
      to[i + 1] = (byte) (row[i] - row[i - step]);
    }
  }

  private void up(byte[] row, byte[] to) {
    for (int i = 0; i < row.length; i++) {
      to[i + 1] = (byte) (row[i] - above[i]);
    }
  }

  private void average(byte[] row, byte[] to) {
    int first = Math.min(step, row.length);
    for (int i = 0; i < first; i++) {
      to[i + 1] = (byte) (row[i] - ((above[i] & 0xFF) >> 1));
    }
    for (int i = first; i < row.length; i++) {
      to[i + 1] = (byte) (row[i] - (((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1));
    }
  }

  private void paeth(byte[] row, byte[] to) {
    int first = Math.min(step, row.length);
    for (int i = 0; i < first; i++) {
      to[i + 1] = (byte) (row[i] - above[i]);
    }
    for (int i = first; i < row.length; i++) {
      int left = row[i - step] & 0xFF;
      int corner = above[i - step] & 0xFF;
      to[i + 1] = (byte) (row[i] - PngFilters.nearest(left, above[i] & 0xFF, corner));
    }
  }
}
