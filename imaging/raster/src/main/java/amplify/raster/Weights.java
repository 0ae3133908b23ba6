package amplify.raster;

/**
 * Which of the old samples make each new one when a line shrinks, and how much each counts. The
 * kernel is the cubic of R. Keys, "Cubic convolution interpolation" (1981), a = −1/2, as wide as
 * four new samples: a mean over the area with sharp edges. The same as Pillow's BICUBIC.
 */
final class Weights {

  private final int[] from;
  private final float[][] weights;

  Weights(int before, int after) {
    double scale = (double) before / after;
    from = new int[after];
    weights = new float[after][];
    for (int i = 0; i < after; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - 2 * scale + 0.5));
      int end = Math.min(before, (int) (centre + 2 * scale + 0.5));
      var raw = new double[end - first];
      double sum = 0;
      for (int k = 0; k < raw.length; k++) {
        raw[k] = kernel((first + k + 0.5 - centre) / scale);
        sum += raw[k];
      }
      from[i] = first;
      weights[i] = new float[raw.length];
      for (int k = 0; k < raw.length; k++) {
        weights[i][k] = (float) (raw[k] / sum);
      }
    }
  }

  private static double kernel(double x) {
    double t = Math.abs(x);
    if (t < 1) {
      return (1.5 * t - 2.5) * t * t + 1;
    }
    return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  int first(int i) {
    return from[i];
  }

  float[] of(int i) {
    return weights[i];
  }

  int longest() {
    int longest = 0;
    for (float[] one : weights) {
      longest = Math.max(longest, one.length);
    }
    return longest;
  }
}
