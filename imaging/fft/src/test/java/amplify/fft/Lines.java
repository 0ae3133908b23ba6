package amplify.fft;

import java.util.Arrays;
import java.util.Random;

/** Lines to transform, one a lane. */
final class Lines {

  final double[][] re;
  final double[][] im;

  private Lines(int length) {
    re = new double[FftPlan.LANES][length];
    im = new double[FftPlan.LANES][length];
  }

  static Lines random(int length, Random random) {
    Lines lines = new Lines(length);
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      for (int i = 0; i < length; i++) {
        lines.re[lane][i] = random.nextDouble(-1, 1);
        lines.im[lane][i] = random.nextDouble(-1, 1);
      }
    }
    return lines;
  }

  Lines transformed() {
    FftPlan plan = FftPlan.of(re[0].length);
    double[] strip = new double[plan.stripLength()];
    plan.forward(strided(3), 3, strip, garbage(plan.scratchLength()));
    return unstrided(strip, re[0].length);
  }

  /** Transforms after setting all to 0 but the elements 0 to half the length. */
  Lines halfTransformed() {
    int length = re[0].length;
    FftPlan plan = FftPlan.of(length);
    double[] strip = garbage(plan.stripLength());
    plan.forwardOfHalf(strided(0), 0, strip, garbage(plan.scratchLength()));
    return unstrided(strip, length);
  }

  /** The same lines with what {@link #halfTransformed()} leaves out set to 0. */
  Lines half() {
    int length = re[0].length;
    Lines half = new Lines(length);
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      System.arraycopy(re[lane], 0, half.re[lane], 0, length / 2 + 1);
      System.arraycopy(im[lane], 0, half.im[lane], 0, length / 2 + 1);
    }
    return half;
  }

  private static double[] garbage(int length) {
    double[] garbage = new double[length];
    Arrays.fill(garbage, Double.NaN);
    return garbage;
  }

  private double[] strided(int from) {
    int length = re[0].length;
    double[] lines = garbage(from + length * FftPlan.STEP);
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      for (int i = 0; i < length; i++) {
        lines[from + i * FftPlan.STEP + lane] = re[lane][i];
        lines[from + i * FftPlan.STEP + FftPlan.LANES + lane] = im[lane][i];
      }
    }
    return lines;
  }

  private static Lines unstrided(double[] strip, int length) {
    Lines out = new Lines(length);
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      for (int i = 0; i < length; i++) {
        out.re[lane][i] = strip[i * FftPlan.STEP + lane];
        out.im[lane][i] = strip[i * FftPlan.STEP + FftPlan.LANES + lane];
      }
    }
    return out;
  }

  Lines plus(Lines other) {
    Lines sum = new Lines(re[0].length);
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      for (int i = 0; i < re[lane].length; i++) {
        sum.re[lane][i] = re[lane][i] + other.re[lane][i];
        sum.im[lane][i] = im[lane][i] + other.im[lane][i];
      }
    }
    return sum;
  }

  double energy(int lane) {
    double energy = 0;
    for (int i = 0; i < re[lane].length; i++) {
      energy += re[lane][i] * re[lane][i] + im[lane][i] * im[lane][i];
    }
    return energy;
  }
}
