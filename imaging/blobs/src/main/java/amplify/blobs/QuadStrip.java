package amplify.blobs;

/**
 * The area of half the side between two neighbouring slices of a solid of revolution, made of two
 * triangles at each quarter of a degree.
 *
 * <p>With r₁, r₂ the radii, Δr and Δc the differences of radii and centres, d the distance of the
 * slices and δ the step of a quarter degree, both triangles of the quad whose angles have the mean
 * φ have the height √(d² + (Δr·cos ½δ + Δc·cos φ)²), over bases 2·r₂·sin ½δ and 2·r₁·sin ½δ.
 */
final class QuadStrip {

  private static final int QUADS = 720;
  private static final double HALF_STEP = Math.toRadians(0.125);
  private static final double BASE = Math.sin(HALF_STEP);
  private static final double COS_HALF_STEP = Math.cos(HALF_STEP);
  private static final double[] COS = new double[QUADS];

  static {
    for (int i = 0; i < QUADS; i++) {
      COS[i] = Math.cos((2 * i + 1) * HALF_STEP);
    }
  }

  private QuadStrip() {}

  /**
   * The area, square pixels.
   *
   * @param length the distance of the slices
   * @param diameter1 one slice's diameter
   * @param diameter2 the other's
   * @param twiceShift twice the difference of their centres
   */
  static double area(double length, int diameter1, int diameter2, int twiceShift) {
    return 0.5
        * BASE
        * (diameter1 + diameter2)
        * heights(length, diameter1 - diameter2, twiceShift);
  }

  private static double heights(double length, int twiceGrowth, int twiceShift) {
    double growth = 0.5 * twiceGrowth * COS_HALF_STEP;
    double shift = 0.5 * twiceShift;
    int stride = stride(Math.abs(shift) / length);
    double sum = 0;
    for (int i = stride / 2; i < QUADS; i += stride) {
      double slope = growth + shift * COS[i];
      sum += Math.sqrt(length * length + slope * slope);
    }
    return sum * stride;
  }

  /**
   * Every how many quads to take. The sum is the midpoint rule for half a period of an even
   * function that is analytic up to |Im φ| = asinh(d/Δc), so that N quads of all round miss the
   * mean by no more than about e^(−2N·asinh(d/Δc)); N is chosen for 1e-12.
   */
  private static int stride(double shiftByLength) {
    if (shiftByLength == 0) {
      return QUADS;
    }
    return shiftByLength <= 1 ? 45 : shiftByLength <= 3 ? 15 : shiftByLength <= 10 ? 5 : 1;
  }
}
