package amplify.blobs;

/**
 * Turns a blob so that its major axis lies flat, onto a square canvas centred on the blob, taking
 * the nearest pixel: MATLAB's {@code imrotate(…,'nearest','crop')}. Blobs at 45° fall between
 * pixels all along the diagonal, so the order of operations is the reference's to the last bit.
 */
final class Rotation {

  private static final double RADIANS = Math.PI / 180;

  private Rotation() {}

  static Mask flat(Mask blob, Moments moments, double orientation) {
    long n = moments.area();
    long reach =
        Math.max(
            Math.max(moments.sumY(), blob.height() * n - moments.sumY()),
            Math.max(moments.sumX(), blob.width() * n - moments.sumX()));
    int side = Math.toIntExact((2 * reach + n - 1) / n);
    int top = Math.toIntExact((reach - moments.sumY()) / n);
    int left = Math.toIntExact((reach - moments.sumX()) / n);

    Trigonometry.Turn turn = Trigonometry.turn(-orientation * RADIANS);
    double cos = turn.cos();
    double sin = turn.sin();
    double x0 = origin(side, cos, sin);
    double y0 = origin(side, cos, -sin);
    var canvas = new Mask(side, side);
    for (int row = 0; row < side; row++) {
      double y = y0 + (row + 0.5);
      var columns = new Span(0, side);
      columns = columns.where(cos, x0 * cos - y * sin, left, blob.width());
      columns = columns.where(sin, x0 * sin + y * cos, top, blob.height());
      for (int column = columns.first; column < columns.end; column++) {
        double x = x0 + (column + 0.5);
        int fromX = round(x * cos - y * sin) - 1 - left;
        int fromY = round(x * sin + y * cos) - 1 - top;
        if (fromX >= 0
            && fromX < blob.width()
            && fromY >= 0
            && fromY < blob.height()
            && blob.isSet(fromY, fromX)) {
          canvas.set(row, column, column + 1);
        }
      }
    }
    return canvas;
  }

  /** The columns of a row, from the first to before the end, that can see the blob. */
  private record Span(int first, int end) {

    /** Those whose {@code slope·column + offset} is in a range of the canvas, or a pixel beyond. */
    private Span where(double slope, double offset, int from, int length) {
      if (Math.abs(slope) < 1e-6) {
        return this;
      }
      double a = (from - 1 - offset) / slope;
      double b = (from + length + 2 - offset) / slope;
      return new Span(
          (int) Math.max(first, Math.min(a, b)), (int) Math.min(end, Math.max(a, b) + 1));
    }
  }

  /**
   * The nearest number from 1 up, half a pixel going up; from 0 down, where no pixel is, any such.
   */
  private static int round(double value) {
    return (int) (value + 0.5);
  }

  /** Where the canvas starts in turned coordinates; its corners span {@code [0.5, side + 0.5]²}. */
  private static double origin(int side, double cos, double sin) {
    double low = 0.5;
    double high = side + 0.5;
    double a = low * cos + low * sin;
    double b = low * cos + high * sin;
    double c = high * cos + low * sin;
    double d = high * cos + high * sin;
    double min = Math.min(Math.min(a, b), Math.min(c, d));
    double max = Math.max(Math.max(a, b), Math.max(c, d));
    double origin = 0.5 + ((min + max) / 2 - (side + 1) / 2.0);
    return Math.nextDown(Math.nextDown(origin));
  }
}
