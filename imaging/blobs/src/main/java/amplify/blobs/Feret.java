package amplify.blobs;

/**
 * The widths of a blob, whole pixels counted, between parallel lines at every degree.
 *
 * @param max the largest, pixels
 * @param min the smallest, pixels
 */
record Feret(double max, double min) {

  /** Opposite directions have the same width. */
  private static final int ANGLES = 180;

  private static final double[] COS = new double[ANGLES];
  private static final double[] SIN = new double[ANGLES];

  static {
    for (int degree = 0; degree < ANGLES; degree++) {
      COS[degree] = Math.cos(Math.toRadians(degree));
      SIN[degree] = Math.sin(Math.toRadians(degree));
    }
  }

  static Feret of(ConvexHull hull) {
    double max = 0;
    double min = Double.POSITIVE_INFINITY;
    for (int degree = 0; degree < ANGLES; degree++) {
      double cos = COS[degree];
      double sin = SIN[degree];
      double far = Double.NEGATIVE_INFINITY;
      double near = Double.POSITIVE_INFINITY;
      for (int corner = 0; corner < hull.corners(); corner++) {
        double at = hull.x(corner) * cos + hull.y(corner) * sin;
        far = Math.max(far, at);
        near = Math.min(near, at);
      }
      double width = far - near + Math.abs(cos) + Math.abs(sin);
      max = Math.max(max, width);
      min = Math.min(min, width);
    }
    return new Feret(max, min);
  }
}
