package amplify.raster;

/**
 * The cosine transform of blocks of 8×8 after Y. Arai, T. Agui and M. Nakajima, "A fast DCT-SQ
 * scheme for images" (1988): frequencies come scaled, which quantization takes back.
 */
final class JpegDct {

  private static final float C4 = 0.70710677f;
  private static final float C6 = 0.38268343f;
  private static final float C2_MINUS_C6 = 0.5411961f;
  private static final float C2_PLUS_C6 = 1.306563f;

  private JpegDct() {}

  /** Transforms a block of a plane, centred on 0. */
  static void transform(float[] plane, int from, int stride, float[] block) {
    for (int row = 0; row < 8; row++) {
      line(plane, from + row * stride, 1, block, row * 8, 1);
    }
    for (int column = 0; column < 8; column++) {
      line(block, column, 8, block, column, 8);
    }
  }

  private static void line(float[] in, int from, int step, float[] out, int to, int toStep) {
    float a0 = in[from];
    float a1 = in[from + step];
    float a2 = in[from + 2 * step];
    float a3 = in[from + 3 * step];
    float a4 = in[from + 4 * step];
    float a5 = in[from + 5 * step];
    float a6 = in[from + 6 * step];
    float a7 = in[from + 7 * step];
    float sum0 = a0 + a7;
    float sum1 = a1 + a6;
    float sum2 = a2 + a5;
    float sum3 = a3 + a4;
    float outer = sum0 + sum3;
    float inner = sum1 + sum2;
    float turn = (sum1 - sum2 + sum0 - sum3) * C4;
    out[to] = outer + inner;
    out[to + 4 * toStep] = outer - inner;
    out[to + 2 * toStep] = sum0 - sum3 + turn;
    out[to + 6 * toStep] = sum0 - sum3 - turn;
    float low = a3 - a4 + a2 - a5;
    float middle = (a2 - a5 + a1 - a6) * C4;
    float high = a1 - a6 + a0 - a7;
    float shared = (low - high) * C6;
    float lower = C2_MINUS_C6 * low + shared;
    float upper = C2_PLUS_C6 * high + shared;
    float plus = a0 - a7 + middle;
    float minus = a0 - a7 - middle;
    out[to + 5 * toStep] = minus + lower;
    out[to + 3 * toStep] = minus - lower;
    out[to + toStep] = plus + upper;
    out[to + 7 * toStep] = plus - upper;
  }
}
