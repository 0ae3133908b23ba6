package amplify.raster;

import java.io.IOException;
import java.util.Arrays;

/** One component of a JPEG, a strip of blocks at a time. */
final class JpegPlane {

  /** Adding and taking it away again rounds without a branch for the sign. */
  private static final int ROUNDING = 1 << 14;

  private final int stride;
  private final float[] samples;
  private final float[] factors;
  private final JpegHuffman means;
  private final JpegHuffman others;
  private final float[] frequencies = new float[64];
  private final int[] block = new int[64];
  private int last;

  /**
   * @param stride columns, a multiple of 8
   * @param rows rows of a strip, a multiple of 8
   */
  JpegPlane(int stride, int rows, JpegQuantization steps, JpegHuffman means, JpegHuffman others) {
    this.stride = stride;
    this.samples = new float[stride * rows];
    this.factors = steps.factors();
    this.means = means;
    this.others = others;
  }

  int stride() {
    return stride;
  }

  /** The strip's samples, centred on 0, to be filled. */
  float[] samples() {
    return samples;
  }

  /** Repeats the last column and the last row to the right and below. */
  void extend(int columns, int rows) {
    for (int y = 0; y < rows; y++) {
      int end = y * stride + columns;
      Arrays.fill(samples, end, (y + 1) * stride, samples[end - 1]);
    }
    for (int y = rows; y < samples.length / stride; y++) {
      System.arraycopy(samples, (rows - 1) * stride, samples, y * stride, stride);
    }
  }

  void write(JpegBits bits, int column, int row) throws IOException {
    JpegDct.transform(samples, row * 8 * stride + column * 8, stride, frequencies);
    for (int i = 0; i < 64; i++) {
      block[i] = (int) (frequencies[i] * factors[i] + (ROUNDING + 0.5f)) - ROUNDING;
    }
    bits.write(block, last, means, others);
    last = block[0];
  }
}
