package amplify.fft;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One pass of butterflies over a strip: decimation in time, so {@code span} elements that are
 * transformed already are joined with their {@code radix - 1} neighbours of the same size.
 *
 * <p>Implementations keep their loop in one method on purpose: that is what the compiler turns into
 * registers. Their straight lines are written by {@code imaging/fft/src/main/python/radices.py}.
 */
interface Stage {

  /** The widest vectors of the machine. */
  VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  /** Lines side by side in a strip. */
  int WIDTH = LANES.length();

  /** Numbers from one element to the next: the real parts of all lanes, then the imaginary ones. */
  int STEP = 2 * WIDTH;

  /** Elements a butterfly joins. */
  int radix();

  /**
   * Runs the first pass, which has no twiddles, from lines in natural order into a strip.
   *
   * @param lines element i of the lines is at {@code from + i·STEP}
   * @param hop numbers between the elements that a butterfly joins
   * @param starts by block of the strip, the first element its butterfly joins
   */
  void first(double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch);

  /**
   * The same where only the first half of the elements a butterfly joins is there and the others
   * count as 0. Even radices only.
   */
  default void firstOfHalf(
      double[] lines, int from, int hop, int[] starts, double[] strip, double[] scratch) {
    throw new UnsupportedOperationException("Radix %d has no half".formatted(radix()));
  }

  /** Runs a later pass over the first {@code length} elements of the strip, in place. */
  void next(double[] strip, int length, double[] scratch);

  /** The stage of a radix: 2, 3, 4, 5, 6, 7, 8, 10, 11, 12 or any odd number. */
  static Stage of(int radix, int span) {
    double[] twiddles = Twiddles.of(radix, span);
    return switch (radix) {
      case 2 -> new Radix2(span, twiddles);
      case 3 -> new Radix3(span, twiddles);
      case 4 -> new Radix4(span, twiddles);
      case 5 -> new Radix5(span, twiddles);
      case 6 -> new Radix6(span, twiddles);
      case 7 -> new Radix7(span, twiddles);
      case 8 -> new Radix8(span, twiddles);
      case 10 -> new Radix10(span, twiddles);
      case 11 -> new Radix11(span, twiddles);
      case 12 -> new Radix12(span, twiddles);
      default -> new RadixOdd(radix, span, twiddles);
    };
  }
}
