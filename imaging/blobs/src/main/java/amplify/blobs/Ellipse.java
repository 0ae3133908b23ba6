package amplify.blobs;

/**
 * The ellipse of a blob's second moments.
 *
 * @param majorAxis its longer axis, pixels
 * @param minorAxis its shorter axis, pixels
 * @param eccentricity 0 for a circle to 1 for a line
 */
record Ellipse(double majorAxis, double minorAxis, double eccentricity) {

  static Ellipse of(Moments moments) {
    double spread = Math.hypot(moments.difference(), 2 * moments.product());
    double major = axis(moments.trace() + spread, moments.area());
    double minor = axis(moments.trace() - spread, moments.area());
    double ratio = major == 0 ? 1 : minor / major;
    return new Ellipse(major, minor, Math.sqrt(Math.max(0, 1 - ratio * ratio)));
  }

  private static double axis(double twiceEigenvalue, long area) {
    return area < 2 ? 0 : 4 * Math.sqrt(Math.max(0, twiceEigenvalue) / (2.0 * (area - 1)));
  }
}
