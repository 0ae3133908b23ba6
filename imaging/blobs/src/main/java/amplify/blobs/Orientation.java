package amplify.blobs;

/**
 * The direction of a blob's longer axis.
 *
 * <p>Its second moments are summed in the reference's order and with its rounding. The exact
 * integer sums of {@link Moments} would give the diagonals and axes of symmetric blobs exactly,
 * where the reference is a few units in the last place beside them, to one side or the other: that
 * side decides which pixels a blob keeps when it is laid flat, and whether an upright one has 90°
 * or all but −90°.
 */
final class Orientation {

  private static final double DEGREES = 180 / Math.PI;

  private Orientation() {}

  /** The longer axis against the rows, degrees counter-clockwise, over −90 to 90. */
  static double of(Mask blob, Moments moments) {
    // The reference counts columns and rows from 1, which moves the last bit of the centre.
    double centreX = (double) (moments.sumX() + moments.area()) / moments.area();
    double centreY = (double) (moments.sumY() + moments.area()) / moments.area();
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    long[] words = blob.words();
    for (int row = 0; row < blob.height(); row++) {
      int start = blob.start(row);
      double y = row + 1 - centreY;
      double yy = y * y;
      for (int k = 0; k < blob.stride(); k++) {
        for (long bits = words[start + k]; bits != 0; ) {
          int shift = Long.numberOfTrailingZeros(bits);
          int length = Long.numberOfTrailingZeros(~(bits >>> shift));
          int first = (k << 6) + shift + 1;
          for (int column = first; column < first + length; column++) {
            double x = column - centreX;
            sumXx += x * x;
            sumYy += yy;
            sumXy += x * y;
          }
          bits = shift + length == 64 ? 0 : bits & (-1L << (shift + length));
        }
      }
    }
    double degrees = -0.5 * Trigonometry.atan2(2 * sumXy, sumXx - sumYy) * DEGREES;
    // Adding 0 makes −0 a plain 0.
    return degrees <= -90 ? degrees + 180 : degrees + 0.0;
  }
}
