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

  private static final double[] NONE = {};

  private final FftPlan inner;
  private final int[] innerPlaces;

  /** exp(−πi·k²/n), real and imaginary part by turns. */
  private final double[] chirp;

  /** The transformed conjugate chirp over the inner length, real and imaginary part by turns. */
  private final double[] kernel;

  BluesteinPlan(int length) {
    super(length);
    inner = FftPlan.of(smooth(2 * length - 1));
    innerPlaces = inner.places();
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
    double[] strip = new double[m * STEP];
    for (int k = 0; k < length(); k++) {
      for (int i : new int[] {k, (m - k) % m}) {
        strip[innerPlaces[i] * STEP] = chirp[2 * k];
        strip[innerPlaces[i] * STEP + WIDTH] = -chirp[2 * k + 1];
      }
    }
    inner.forward(strip, NONE);
    double[] transformed = new double[2 * m];
    for (int k = 0; k < m; k++) {
      transformed[2 * k] = strip[k * STEP] / m;
      transformed[2 * k + 1] = strip[k * STEP + WIDTH] / m;
    }
    return transformed;
  }

  @Override
  public int[] places() {
    return IntStream.range(0, length()).toArray();
  }

  @Override
  public int stripLength() {
    return inner.length() * STEP;
  }

  @Override
  public int scratchLength() {
    return inner.length() * STEP;
  }

  @Override
  public void forward(double[] strip, double[] scratch) {
    int m = inner.length();
    Arrays.fill(scratch, 0, m * STEP, 0);
    for (int k = 0; k < length(); k++) {
      multiply(strip, k * STEP, chirp, 2 * k, scratch, innerPlaces[k] * STEP, 0, WIDTH);
    }
    // The inner length has no butterflies that need scratch space.
    inner.forward(scratch, NONE);
    // Real and imaginary parts change places on the way in and out: the inverse transform.
    for (int k = 0; k < m; k++) {
      multiply(scratch, k * STEP, kernel, 2 * k, strip, innerPlaces[k] * STEP, WIDTH, 0);
    }
    inner.forward(strip, NONE);
    for (int k = 0; k < length(); k++) {
      unchirp(strip, k * STEP, chirp[2 * k], chirp[2 * k + 1]);
    }
  }

  private static void multiply(
      double[] z, int at, double[] w, int wAt, double[] to, int toAt, int re, int im) {
    var x = DoubleVector.fromArray(Stage.LANES, z, at);
    var y = DoubleVector.fromArray(Stage.LANES, z, at + WIDTH);
    x.mul(w[wAt]).sub(y.mul(w[wAt + 1])).intoArray(to, toAt + re);
    x.mul(w[wAt + 1]).add(y.mul(w[wAt])).intoArray(to, toAt + im);
  }

  private static void unchirp(double[] z, int at, double cos, double sin) {
    var y = DoubleVector.fromArray(Stage.LANES, z, at);
    var x = DoubleVector.fromArray(Stage.LANES, z, at + WIDTH);
    x.mul(cos).sub(y.mul(sin)).intoArray(z, at);
    x.mul(sin).add(y.mul(cos)).intoArray(z, at + WIDTH);
  }
}
