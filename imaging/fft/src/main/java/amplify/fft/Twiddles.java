package amplify.fft;

/**
 * The roots of unity by which a pass turns its elements before it joins them. Each is three
 * numbers, cos, −sin and sin, so that a product is one multiplication and one fused step a part.
 */
final class Twiddles {

  private Twiddles() {}

  /** By element of the span, then by element of the butterfly but the first. */
  static double[] of(int radix, int span) {
    double[] twiddles = new double[span * (radix - 1) * 3];
    int at = 0;
    for (int j = 0; j < span; j++) {
      for (int q = 1; q < radix; q++) {
        double sin = Roots.sin((long) j * q, (long) radix * span);
        twiddles[at++] = Roots.cos((long) j * q, (long) radix * span);
        twiddles[at++] = -sin;
        twiddles[at++] = sin;
      }
    }
    return twiddles;
  }
}
