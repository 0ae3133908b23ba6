package amplify.blobs;

/**
 * A blob's orientation and the blob laid flat, by the definition's order of operations, a pixel and
 * an operation at a time, with functions of an angle taken from decimals of 60 digits.
 */
final class NaiveOrientation {

  private NaiveOrientation() {}

  static double of(Mask blob) {
    double n = 0;
    double columns = 0;
    double rows = 0;
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          n += 1;
          columns += column + 1;
          rows += row + 1;
        }
      }
    }
    double centreX = columns / n;
    double centreY = rows / n;
    double s20 = 0;
    double s02 = 0;
    double s11 = 0;
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          double dx = (column + 1) - centreX;
          double dy = (row + 1) - centreY;
          s20 = s20 + dx * dx;
          s02 = s02 + dy * dy;
          s11 = s11 + dx * dy;
        }
      }
    }
    double orientation = (180 / Math.PI) * (-0.5 * DecimalAngles.atan2(2 * s11, s20 - s02));
    while (orientation <= -90) {
      orientation = orientation + 180;
    }
    return orientation == 0 ? 0 : orientation;
  }

  static Mask flat(Mask blob, double orientation) {
    long n = 0;
    long sx = 0;
    long sy = 0;
    for (int row = 0; row < blob.height(); row++) {
      for (int column = 0; column < blob.width(); column++) {
        if (blob.isSet(row, column)) {
          n++;
          sx += column;
          sy += row;
        }
      }
    }
    long reach =
        Math.max(Math.max(sx, blob.width() * n - sx), Math.max(sy, blob.height() * n - sy));
    int m = (int) Math.ceilDiv(2 * reach, n);
    int top = (int) Math.floorDiv(reach - sy, n);
    int left = (int) Math.floorDiv(reach - sx, n);

    double angle = -orientation * (Math.PI / 180);
    double cos = DecimalAngles.cos(angle);
    double sin = DecimalAngles.sin(angle);
    double minX = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (double x : new double[] {0.5, m + 0.5}) {
      for (double y : new double[] {0.5, m + 0.5}) {
        minX = Math.min(minX, x * cos + y * sin);
        maxX = Math.max(maxX, x * cos + y * sin);
        minY = Math.min(minY, -x * sin + y * cos);
        maxY = Math.max(maxY, -x * sin + y * cos);
      }
    }
    double middle = (0.5 + (m + 0.5)) / 2;
    double shiftX = (minX + maxX) / 2 - middle;
    double shiftY = (minY + maxY) / 2 - middle;
    double x0 = Math.nextDown(Math.nextDown(0.5 + shiftX));
    double y0 = Math.nextDown(Math.nextDown(0.5 + shiftY));
    return RandomMasks.where(
        m,
        m,
        (row, column) -> {
          double fromCorner = column + 1 - 0.5;
          double below = row + 1 - 0.5;
          double x = x0 + fromCorner;
          double y = y0 + below;
          double sourceX = x * cos - y * sin;
          double sourceY = x * sin + y * cos;
          return RandomMasks.at(blob, nearest(sourceY) - 1 - top, nearest(sourceX) - 1 - left);
        });
  }

  /** Half a pixel goes away from zero. */
  private static int nearest(double value) {
    return (int) (Math.signum(value) * Math.floor(Math.abs(value) + 0.5));
  }
}
