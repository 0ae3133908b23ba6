package amplify.fft;

import static amplify.fft.Stage.WIDTH;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;

/**
 * A length with a large prime factor: a convolution with a chirp, done at a longer length of small
 * factors (Bluestein, "A linear filtering approach to the computation of discrete Fourier
 * transform", IEEE Trans. Audio Electroacoustics 18, 1970).
 */
final class BluesteinPlan extends FftPlan {

  private final FftPlan inner;

  /** exp(−πi·k²/n), real and imaginary part by turns. */
  private final double[] chirp;

  /** The transformed conjugate chirp over the inner length, real and imaginary part by turns. */
  private final double[] kernel;

  BluesteinPlan(int length) {
    super(length);
    inner = FftPlan.of(smooth(2 * length - 1));
    chirp = new double[2 * length];
    for (int k = 0; k < length; k++) {
      long turn = (long) k * k % (2L * length);
      chirp[2 * k] = Roots.cos(turn, 2L * length);
      chirp[2 * k + 1] = -Roots.sin(turn, 2L * length);
    }
    kernel = kernel();
  }

  private static int smooth(int atLeast) {
    return IntStream.iterate(atLeast, n -> n + 1)
        .filter(BluesteinPlan::isSmooth)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isSmooth(int n) {
    int rest = n;
    for (int prime : new int[] {2, 3, 5}) {
      while (rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }

  private double[] kernel() {
    int m = inner.length();
    double[] lines = new double[m * STEP];
    for (int k = 0; k < length(); k++) {
      for (int i : new int[] {k, (m - k) % m}) {
        lines[i * STEP] = chirp[2 * k];
        lines[i * STEP + WIDTH] = -chirp[2 * k + 1];
      }
    }
    double[] strip = new double[m * STEP];
    inner.forward(lines, 0, strip, new double[inner.scratchLength()]);
    double[] transformed = new double[2 * m];
    for (int k = 0; k < m; k++) {
      transformed[2 * k] = strip[k * STEP] / m;
      transformed[2 * k + 1] = strip[k * STEP + WIDTH] / m;
    }
    return transformed;
  }

  @Override
  public int stripLength() {
    return inner.length() * STEP;
  }

  @Override
  public int scratchLength() {
    return start() + inner.length() * STEP;
  }

  /** Where scratch space holds the lines to convolve; what the inner plan needs comes before. */
  private int start() {
    return inner.scratchLength();
  }

  @Override
  public void forward(double[] lines, int from, double[] strip, double[] scratch) {
    convolve(lines, from, length(), strip, scratch);
  }

  @Override
  public void forwardOfHalf(double[] lines, int from, double[] strip, double[] scratch) {
    convolve(lines, from, length() / 2 + 1, strip, scratch);
  }

  private void convolve(double[] lines, int from, int given, double[] strip, double[] scratch) {
    int m = inner.length();
    int start = start();
    for (int k = 0; k < given; k++) {
      multiply(lines, from + k * STEP, chirp, 2 * k, scratch, start + k * STEP);
    }
    Arrays.fill(scratch, start + given * STEP, start + m * STEP, 0);
    inner.forward(scratch, start, strip, scratch);
    // The conjugate of the conjugate's transform is the inverse transform.
    for (int k = 0; k < m; k++) {
      multiply(strip, k * STEP, kernel, 2 * k, scratch, start + k * STEP);
      negate(scratch, start + k * STEP + WIDTH);
    }
    inner.forward(scratch, start, strip, scratch);
    for (int k = 0; k < length(); k++) {
      negate(strip, k * STEP + WIDTH);
      multiply(strip, k * STEP, chirp, 2 * k, strip, k * STEP);
    }
  }

  private static void negate(double[] z, int at) {
    DoubleVector.fromArray(Stage.LANES, z, at).neg().intoArray(z, at);
  }

  private static void multiply(double[] z, int at, double[] w, int wAt, double[] to, int toAt) {
    var x = DoubleVector.fromArray(Stage.LANES, z, at);
    var y = DoubleVector.fromArray(Stage.LANES, z, at + WIDTH);
    x.mul(w[wAt]).sub(y.mul(w[wAt + 1])).intoArray(to, toAt);
    x.mul(w[wAt + 1]).add(y.mul(w[wAt])).intoArray(to, toAt + WIDTH);
  }
}
