package amplify.fft;

/** The transform as it is defined, slow and plain, to hold the fast one against. */
final class NaiveDft {

  private NaiveDft() {}

  static double[][] forward(double[] re, double[] im) {
    int n = re.length;
    double[] cos = new double[n];
    double[] sin = new double[n];
    for (int i = 0; i < n; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = Math.sin(2 * Math.PI * i / n);
    }
    double[][] out = new double[2][n];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        int turn = (int) ((long) k * i % n);
        out[0][k] += re[i] * cos[turn] + im[i] * sin[turn];
        out[1][k] += im[i] * cos[turn] - re[i] * sin[turn];
      }
    }
    return out;
  }

  /** The largest difference of a real or imaginary part. */
  static double distance(double[][] expected, double[] re, double[] im) {
    double worst = 0;
    // Math.max passes NaN on.
    for (int i = 0; i < re.length; i++) {
      worst = Math.max(worst, Math.abs(expected[0][i] - re[i]));
      worst = Math.max(worst, Math.abs(expected[1][i] - im[i]));
    }
    return worst;
  }
}
