package amplify.fft;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One pass of butterflies over a strip, in place: decimation in time, so {@code span} elements that
 * are transformed already are joined with their {@code radix - 1} neighbours of the same size.
 *
 * <p>Implementations keep their loop in one method on purpose: that is what the compiler turns into
 * registers. They take a twiddle as three numbers, cos, sin and −sin, so that a product is one
 * multiplication and one fused step each.
 */
interface Stage {

  /** The widest vectors of the machine. */
  VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  /** Lines side by side in a strip. */
  int WIDTH = LANES.length();

  /** Numbers from one element to the next: the real parts of all lanes, then the imaginary ones. */
  int STEP = 2 * WIDTH;

  /** Runs the pass over the first {@code length} elements. */
  void run(double[] strip, int length, double[] scratch);

  /** The stage of a radix: 2, 3, 4, 5, 7, 8 or any odd number. */
  static Stage of(int radix, int span) {
    double[] twiddles = twiddles(radix, span);
    return switch (radix) {
      case 2 -> new Radix2(span, twiddles);
      case 3 -> new Radix3(span, twiddles);
      case 4 -> new Radix4(span, twiddles);
      case 5 -> new Radix5(span, twiddles);
      case 7 -> new Radix7(span, twiddles);
      case 8 -> new Radix8(span, twiddles);
      default -> new RadixOdd(radix, span, twiddles);
    };
  }

  private static double[] twiddles(int radix, int span) {
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
