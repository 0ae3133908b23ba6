package amplify.blobs;

import amplify.image.GreyImage;
import java.util.Arrays;

/** Phase congruency by the letter, with dense Fourier matrices. */
final class NaivePhaseCongruency {

  private final int h;
  private final int w;
  private final double[][] rows;
  private final double[][] columns;

  private NaivePhaseCongruency(int h, int w) {
    this.h = h;
    this.w = w;
    rows = matrix(h);
    columns = matrix(w);
  }

  static double[] moments(GreyImage image) {
    return new NaivePhaseCongruency(image.height(), image.width()).of(image);
  }

  private static double[][] matrix(int n) {
    var m = new double[2][n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double a = -2 * Math.PI * ((long) i * k % n) / n;
        m[0][i * n + k] = Math.cos(a);
        m[1][i * n + k] = Math.sin(a);
      }
    }
    return m;
  }

  private double[][] transform(double[] re, double[] im, double sign) {
    var tr = new double[h * w];
    var ti = new double[h * w];
    for (int r = 0; r < h; r++) {
      for (int k = 0; k < h; k++) {
        double c = rows[0][r * h + k];
        double s = sign * rows[1][r * h + k];
        for (int x = 0; x < w; x++) {
          tr[r * w + x] += c * re[k * w + x] - s * im[k * w + x];
          ti[r * w + x] += c * im[k * w + x] + s * re[k * w + x];
        }
      }
    }
    var ur = new double[h * w];
    var ui = new double[h * w];
    for (int r = 0; r < h; r++) {
      for (int k = 0; k < w; k++) {
        double a = tr[r * w + k];
        double b = ti[r * w + k];
        for (int x = 0; x < w; x++) {
          double c = columns[0][k * w + x];
          double s = sign * columns[1][k * w + x];
          ur[r * w + x] += c * a - s * b;
          ui[r * w + x] += c * b + s * a;
        }
      }
    }
    return new double[][] {ur, ui};
  }

  private static double frequency(int i, int n) {
    int half = n / 2;
    int shifted = i < n - half ? i : i - n;
    return n % 2 == 1 ? (double) shifted / (n - 1) : (i < half ? i : i - n) / (double) n;
  }

  private double[] of(GreyImage image) {
    int n = h * w;
    var grey = new double[n];
    for (int i = 0; i < n; i++) {
      grey[i] = image.pixels()[i] & 0xFF;
    }
    double[][] f = transform(grey, new double[n], 1);
    var radius = new double[n];
    var theta = new double[n];
    var lp = new double[n];
    for (int r = 0; r < h; r++) {
      for (int c = 0; c < w; c++) {
        double y = frequency(r, h);
        double x = frequency(c, w);
        int i = r * w + c;
        radius[i] = Math.sqrt(x * x + y * y);
        theta[i] = Math.atan2(-y, x);
        lp[i] = 1 / (1 + Math.pow(radius[i] / 0.45, 30));
      }
    }
    radius[0] = 1;
    var radial = new double[4][n];
    for (int s = 0; s < 4; s++) {
      double f0 = 1 / (2 * Math.pow(2.5, s));
      for (int i = 1; i < n; i++) {
        double l = Math.log(radius[i] / f0);
        radial[s][i] = Math.exp(-l * l / (2 * Math.log(0.55) * Math.log(0.55))) * lp[i];
      }
    }
    var xx = new double[n];
    var yy = new double[n];
    var xy = new double[n];
    for (int o = 0; o < 6; o++) {
      double a = o * Math.PI / 6;
      double[] pc = orientation(f, radial, theta, a);
      for (int i = 0; i < n; i++) {
        double cx = pc[i] * Math.cos(a);
        double cy = pc[i] * Math.sin(a);
        xx[i] += cx * cx;
        yy[i] += cy * cy;
        xy[i] += cx * cy;
      }
    }
    var result = new double[n];
    for (int i = 0; i < n; i++) {
      double p = xx[i] / 3;
      double q = yy[i] / 3;
      double m = xy[i] * 4 / 6;
      double denom = Math.sqrt(m * m + (p - q) * (p - q)) + 1e-4;
      result[i] = (q + p + denom) / 2 + (q + p - denom) / 2;
    }
    return result;
  }

  private double[] orientation(double[][] f, double[][] radial, double[] theta, double a) {
    int n = h * w;
    var e = new double[4][][];
    var sumAn = new double[n];
    var sumE = new double[n];
    var sumO = new double[n];
    var maxAn = new double[n];
    double tau = 0;
    for (int s = 0; s < 4; s++) {
      var re = new double[n];
      var im = new double[n];
      for (int i = 0; i < n; i++) {
        double ds = Math.sin(theta[i]) * Math.cos(a) - Math.cos(theta[i]) * Math.sin(a);
        double dc = Math.cos(theta[i]) * Math.cos(a) + Math.sin(theta[i]) * Math.sin(a);
        double d = Math.min(Math.abs(Math.atan2(ds, dc)) * 3, Math.PI);
        double g = radial[s][i] * (Math.cos(d) + 1) / 2 / n;
        re[i] = f[0][i] * g;
        im[i] = f[1][i] * g;
      }
      e[s] = transform(re, im, -1);
      var an = new double[n];
      for (int i = 0; i < n; i++) {
        an[i] = Math.hypot(e[s][0][i], e[s][1][i]);
        sumAn[i] += an[i];
        sumE[i] += e[s][0][i];
        sumO[i] += e[s][1][i];
        maxAn[i] = Math.max(maxAn[i], an[i]);
      }
      if (s == 0) {
        Arrays.sort(an);
        tau = (an[n / 2] + an[(n - 1) / 2]) / 2 / Math.sqrt(Math.log(4));
      }
    }
    double total = tau * (1 - Math.pow(1 / 2.5, 4)) / (1 - 1 / 2.5);
    double t =
        Math.max(total * Math.sqrt(Math.PI / 2) + 2 * total * Math.sqrt((4 - Math.PI) / 2), 1e-4);
    var pc = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.sqrt(sumE[i] * sumE[i] + sumO[i] * sumO[i]) + 1e-4;
      double mE = sumE[i] / x;
      double mO = sumO[i] / x;
      double energy = 0;
      for (int s = 0; s < 4; s++) {
        double re = e[s][0][i];
        double im = e[s][1][i];
        energy += re * mE + im * mO - Math.abs(re * mO - im * mE);
      }
      energy = Math.max(energy - t, 0);
      double width = (sumAn[i] / (maxAn[i] + 1e-4) - 1) / 3;
      pc[i] = energy / (1 + Math.exp(5 * (0.3 - width))) / sumAn[i];
    }
    return pc;
  }
}
