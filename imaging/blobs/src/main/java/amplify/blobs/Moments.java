package amplify.blobs;

/**
 * Sums over a blob's pixels and its second central moments, with x the column and y the row.
 *
 * <p>All sums are of integers about a pixel near the centre, and divided once at the end: what is
 * zero by symmetry is exactly zero, and no image is large enough to overflow them.
 *
 * @param area pixels
 * @param sumX sum of the columns, 0-based
 * @param sumY sum of the rows, 0-based
 * @param trace sum of squared distances from the centre of gravity
 * @param difference sum over x² − y² about the centre of gravity
 * @param product sum over x·y about the centre of gravity
 */
record Moments(long area, long sumX, long sumY, double trace, double difference, double product) {

  static Moments of(Mask blob) {
    int x0 = blob.width() / 2;
    int y0 = blob.height() / 2;
    long area = 0;
    long sumX = 0;
    long sumY = 0;
    long sumXx = 0;
    long sumYy = 0;
    long sumXy = 0;
    long[] words = blob.words();
    for (int row = 0; row < blob.height(); row++) {
      int start = blob.start(row);
      long rowArea = 0;
      long rowX = 0;
      for (int k = 0; k < blob.stride(); k++) {
        for (long bits = words[start + k]; bits != 0; ) {
          int shift = Long.numberOfTrailingZeros(bits);
          int length = Long.numberOfTrailingZeros(~(bits >>> shift));
          long x = 64L * k + shift - x0;
          rowArea += length;
          rowX += length * (2 * x + length - 1) / 2;
          sumXx += squaresBelow(x + length) - squaresBelow(x);
          bits = shift + length == 64 ? 0 : bits & (-1L << (shift + length));
        }
      }
      long y = (long) row - y0;
      area += rowArea;
      sumX += rowX;
      sumY += rowArea * y;
      sumYy += rowArea * y * y;
      sumXy += rowX * y;
    }
    double n = area;
    return new Moments(
        area,
        sumX + area * x0,
        sumY + area * y0,
        sumXx + sumYy - (sumX * sumX + sumY * sumY) / n,
        sumXx - sumYy - (sumX * sumX - sumY * sumY) / n,
        sumXy - sumX * sumY / n);
  }

  /** 0² + 1² + … + (x−1)², and its continuation to negative x. */
  private static long squaresBelow(long x) {
    return (x - 1) * x * (2 * x - 1) / 6;
  }
}
