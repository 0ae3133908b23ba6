package amplify.raster;

/**
 * The cosine transform of 8 samples after Y. Arai, T. Agui and M. Nakajima, "A fast DCT-SQ scheme
 * for images" (1988): frequencies come scaled, which quantization takes back. In short loops, as
 * only they run in vector registers.
 */
final class JpegDct {

  /** Which of the eight lines has a frequency after the transform. */
  static final int[] LINES = {0, 5, 2, 6, 1, 7, 3, 4};

  private static final float C4 = 0.70710677f;
  private static final float C6 = 0.38268343f;
  private static final float C2_MINUS_C6 = 0.5411961f;
  private static final float C2_PLUS_C6 = 1.306563f;

  private JpegDct() {}

  /**
   * Transforms eight lines in place, index by index.
   *
   * @param lines arrays of one length
   * @param first which of them has the first sample
   * @param step from one to the next
   */
  static void transform(float[][] lines, int first, int step) {
    float[] line0 = lines[first];
    float[] line1 = lines[first + step];
    float[] line2 = lines[first + 2 * step];
    float[] line3 = lines[first + 3 * step];
    float[] line4 = lines[first + 4 * step];
    float[] line5 = lines[first + 5 * step];
    float[] line6 = lines[first + 6 * step];
    float[] line7 = lines[first + 7 * step];
    sumAndDifference(line0, line7);
    sumAndDifference(line1, line6);
    sumAndDifference(line2, line5);
    sumAndDifference(line3, line4);
    even(line0, line1, line2, line3);
    odd(line7, line6, line5, line4);
  }

  private static void sumAndDifference(float[] one, float[] other) {
    for (int i = 0; i < one.length; i++) {
      float sum = one[i] + other[i];
      float difference = one[i] - other[i];
      one[i] = sum;
      other[i] = difference;
    }
  }

  /** From sums to frequencies 0, 4, 2, 6. */
  private static void even(float[] line0, float[] line1, float[] line2, float[] line3) {
    for (int i = 0; i < line0.length; i++) {
      float sum0 = line0[i];
      float sum1 = line1[i];
      float sum2 = line2[i];
      float sum3 = line3[i];
      float outer = sum0 + sum3;
      float inner = sum1 + sum2;
      float turn = (sum1 - sum2 + sum0 - sum3) * C4;
      line0[i] = outer + inner;
      line1[i] = outer - inner;
      line2[i] = sum0 - sum3 + turn;
      line3[i] = sum0 - sum3 - turn;
    }
  }

  /** From differences to frequencies 5, 3, 1, 7. */
  private static void odd(float[] line0, float[] line1, float[] line2, float[] line3) {
    for (int i = 0; i < line0.length; i++) {
      float difference0 = line0[i];
      float difference1 = line1[i];
      float difference2 = line2[i];
      float difference3 = line3[i];
      float low = difference3 + difference2;
      float middle = (difference2 + difference1) * C4;
      float high = difference1 + difference0;
      float shared = (low - high) * C6;
      float lower = C2_MINUS_C6 * low + shared;
      float upper = C2_PLUS_C6 * high + shared;
      float plus = difference0 + middle;
      float minus = difference0 - middle;
      line0[i] = minus + lower;
      line1[i] = minus - lower;
      line2[i] = plus + upper;
      line3[i] = plus - upper;
    }
  }
}
