package amplify.phase;

import amplify.image.GreyImage;
import java.util.Arrays;

/** The published steps one by one, over whole arrays, with transforms by definition. */
final class NaivePhaseCongruency {

  private static final double EPSILON = 1e-4;

  private NaivePhaseCongruency() {}

  static double[] moments(GreyImage image) {
    int h = image.height();
    int w = image.width();
    double[][] spectrum = new double[2][h * w];
    for (int i = 0; i < h * w; i++) {
      spectrum[0][i] = image.pixels()[i] & 0xFF;
    }
    spectrum = dft(spectrum, h, w, -1);

    double[] fy = frequencies(h);
    double[] fx = frequencies(w);
    double[] radius = new double[h * w];
    double[] theta = new double[h * w];
    double[] lowPass = new double[h * w];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        double r = Math.sqrt(fx[x] * fx[x] + fy[y] * fy[y]);
        radius[y * w + x] = r;
        theta[y * w + x] = Math.atan2(-fy[y], fx[x]);
        lowPass[y * w + x] = 1 / (1 + Math.pow(r / 0.45, 30));
      }
    }
    radius[0] = 1;

    double[] covx2 = new double[h * w];
    double[] covy2 = new double[h * w];
    double[] covxy = new double[h * w];
    for (int o = 0; o < 6; o++) {
      double angle = o * Math.PI / 6;
      double[] congruency = congruency(spectrum, radius, theta, lowPass, angle, h, w);
      for (int i = 0; i < h * w; i++) {
        double cx = congruency[i] * Math.cos(angle);
        double cy = congruency[i] * Math.sin(angle);
        covx2[i] += cx * cx;
        covy2[i] += cy * cy;
        covxy[i] += cx * cy;
      }
    }
    double[] moments = new double[h * w];
    for (int i = 0; i < h * w; i++) {
      double xx = covx2[i] / 3;
      double yy = covy2[i] / 3;
      double xy = covxy[i] * 4 / 6;
      double denominator = Math.sqrt(xy * xy + (xx - yy) * (xx - yy)) + EPSILON;
      moments[i] = (yy + xx + denominator) / 2 + (yy + xx - denominator) / 2;
    }
    return moments;
  }

  private static double[] congruency(
      double[][] spectrum,
      double[] radius,
      double[] theta,
      double[] lowPass,
      double angle,
      int h,
      int w) {
    int n = h * w;
    double[] sumAn = new double[n];
    double[] maxAn = new double[n];
    double[] sumE = new double[n];
    double[] sumO = new double[n];
    double[][][] responses = new double[4][][];
    double tau = 0;
    for (int s = 0; s < 4; s++) {
      double f0 = 1 / (2 * Math.pow(2.5, s));
      double[][] filtered = new double[2][n];
      for (int i = 0; i < n; i++) {
        double log = Math.log(radius[i] / f0);
        double gain = Math.exp(-log * log / (2 * Math.pow(Math.log(0.55), 2))) * lowPass[i];
        if (i == 0) {
          gain = 0;
        }
        double ds = Math.sin(theta[i]) * Math.cos(angle) - Math.cos(theta[i]) * Math.sin(angle);
        double dc = Math.cos(theta[i]) * Math.cos(angle) + Math.sin(theta[i]) * Math.sin(angle);
        double distance = Math.abs(Math.atan2(ds, dc));
        double spread = (Math.cos(Math.min(distance * 6 / 2, Math.PI)) + 1) / 2;
        filtered[0][i] = spectrum[0][i] * gain * spread;
        filtered[1][i] = spectrum[1][i] * gain * spread;
      }
      responses[s] = dft(filtered, h, w, 1);
      double[] an = new double[n];
      for (int i = 0; i < n; i++) {
        responses[s][0][i] /= n;
        responses[s][1][i] /= n;
        an[i] = Math.hypot(responses[s][0][i], responses[s][1][i]);
        sumAn[i] += an[i];
        sumE[i] += responses[s][0][i];
        sumO[i] += responses[s][1][i];
        maxAn[i] = Math.max(maxAn[i], an[i]);
      }
      if (s == 0) {
        Arrays.sort(an);
        tau = (an[(n - 1) / 2] + an[n / 2]) / 2 / Math.sqrt(Math.log(4));
      }
    }
    double totalTau = tau * (1 - Math.pow(1 / 2.5, 4)) / (1 - 1 / 2.5);
    double threshold =
        Math.max(
            totalTau * Math.sqrt(Math.PI / 2) + 2 * totalTau * Math.sqrt((4 - Math.PI) / 2),
            EPSILON);
    double[] congruency = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.sqrt(sumE[i] * sumE[i] + sumO[i] * sumO[i]) + EPSILON;
      double meanE = sumE[i] / x;
      double meanO = sumO[i] / x;
      double energy = 0;
      for (double[][] response : responses) {
        double e = response[0][i];
        double o = response[1][i];
        energy += e * meanE + o * meanO - Math.abs(e * meanO - o * meanE);
      }
      energy = Math.max(energy - threshold, 0);
      double width = (sumAn[i] / (maxAn[i] + EPSILON) - 1) / 3;
      double weight = 1 / (1 + Math.exp(5 * (0.3 - width)));
      congruency[i] = weight * energy / sumAn[i];
    }
    return congruency;
  }

  /** The grid centred on zero as published, then turned so that zero comes first. */
  private static double[] frequencies(int n) {
    double[] shifted = new double[n];
    for (int i = 0; i < n; i++) {
      double f = n % 2 == 1 ? (i - (n - 1) / 2.0) / (n - 1) : (i - n / 2.0) / n;
      shifted[(i - n / 2 + n) % n] = f;
    }
    return shifted;
  }

  private static double[][] dft(double[][] image, int h, int w, int sign) {
    double[][] rows = new double[2][h * w];
    for (int y = 0; y < h; y++) {
      line(image, rows, y * w, 1, w, sign);
    }
    double[][] out = new double[2][h * w];
    for (int x = 0; x < w; x++) {
      line(rows, out, x, w, h, sign);
    }
    return out;
  }

  private static void line(double[][] in, double[][] out, int start, int by, int n, int sign) {
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int i = 0; i < n; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = sign * Math.sin(2 * Math.PI * i / n);
    }
    for (int k = 0; k < n; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        int turn = k * i % n;
        double x = in[0][start + i * by];
        double y = in[1][start + i * by];
        re += x * cos[turn] - y * sin[turn];
        im += x * sin[turn] + y * cos[turn];
      }
      out[0][start + k * by] = re;
      out[1][start + k * by] = im;
    }
  }
}
