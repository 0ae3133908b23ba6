package amplify.fft;

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
    int length = re[0].length;
    FftPlan plan = FftPlan.of(length);
    int[] places = plan.places();
    double[] strip = new double[plan.stripLength()];
    for (int lane = 0; lane < FftPlan.LANES; lane++) {
      for (int i = 0; i < length; i++) {
        strip[places[i] * FftPlan.STEP + lane] = re[lane][i];
        strip[places[i] * FftPlan.STEP + FftPlan.LANES + lane] = im[lane][i];
      }
    }
    plan.forward(strip, new double[plan.scratchLength()]);
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
