package amplify.fft;

import java.util.List;

/**
 * A discrete Fourier transform of one length, {@code X[k] = Σ x[i]·exp(−2πi·k·i/n)}, unscaled, for
 * {@link #LANES} lines at a time.
 *
 * <p>The lines lie side by side: element {@code i} of all of them is {@link #STEP} numbers from
 * {@code i·STEP} on, first the real parts of each lane, then the imaginary parts. Exchanging real
 * and imaginary parts both before and after gives the inverse transform, unscaled.
 *
 * <p>Lengths with prime factors up to 139 are split into butterflies (Cooley and Tukey 1965), other
 * lengths go through a convolution (Bluestein 1970). Any length from 1 works.
 *
 * <p>Immutable and thread-safe; strips and scratch space are the caller's, one pair a thread.
 */
public abstract sealed class FftPlan permits SplitPlan, BluesteinPlan {

  /** Lines side by side in a strip: as many as the machine's vectors hold numbers. */
  public static final int LANES = Stage.WIDTH;

  /** Numbers from one element of a strip to the next, twice {@link #LANES}. */
  public static final int STEP = Stage.STEP;

  private final int length;

  FftPlan(int length) {
    this.length = length;
  }

  /**
   * Plans a length. Costs some microseconds to a millisecond: keep the plan, or ask {@link
   * FftPlans}.
   *
   * @throws IllegalArgumentException if the length is below 1 or above 2^22
   */
  public static FftPlan of(int length) {
    if (length < 1 || length > 1 << 22) {
      throw new IllegalArgumentException(
          "A Fourier transform has a length from 1 to 2^22, got %d".formatted(length));
    }
    List<Integer> radices = Radices.of(length);
    return !radices.isEmpty() && radices.getFirst() > Radices.LARGEST_PRIME
        ? new BluesteinPlan(length)
        : new SplitPlan(length, radices);
  }

  /** Elements of a line. */
  public final int length() {
    return length;
  }

  /** Numbers the strip must hold at least; some plans need more room than the elements take. */
  public abstract int stripLength();

  /** Numbers the scratch array must hold at least. */
  public abstract int scratchLength();

  /**
   * Transforms lines into a strip.
   *
   * @param lines {@link #length()} elements, unchanged; another array than the strip
   * @param from where the lines begin in their array
   * @param strip at least {@link #stripLength()} numbers of any content; the output, from its start
   * @param scratch at least {@link #scratchLength()} numbers of any content
   */
  public abstract void forward(double[] lines, int from, double[] strip, double[] scratch);

  /**
   * Transforms lines of which only the elements 0 to ⌊n/2⌋ are given and all others are 0, as with
   * filters that have one sign of frequency. Saves most of the first pass.
   *
   * @param lines ⌊n/2⌋ + 1 elements, unchanged; another array than the strip
   * @param from where the lines begin in their array
   * @param strip at least {@link #stripLength()} numbers of any content; the output, from its start
   * @param scratch at least {@link #scratchLength()} numbers of any content
   */
  public abstract void forwardOfHalf(double[] lines, int from, double[] strip, double[] scratch);
}
