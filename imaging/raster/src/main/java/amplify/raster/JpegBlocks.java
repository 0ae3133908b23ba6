package amplify.raster;

/**
 * Blocks of 8×8 samples side by side: what stands at one place of all blocks lies together, so that
 * every step is a loop over blocks that runs in vector registers.
 */
final class JpegBlocks {

  /** Adding and taking it away again rounds without a branch for the sign. */
  private static final int ROUNDING = 1 << 14;

  private final float[][] samples;
  private final int[][] frequencies;
  private final int[] lowUsed;
  private final int[] highUsed;

  JpegBlocks(int blocks) {
    samples = new float[64][blocks];
    frequencies = new int[64][blocks];
    lowUsed = new int[blocks];
    highUsed = new int[blocks];
  }

  /** The samples of all blocks at a row and a column, centred on 0, to be filled. */
  float[] samples(int row, int column) {
    return samples[row * 8 + column];
  }

  /** Makes frequencies of the samples, scaled as {@link JpegDct} leaves them. */
  void transform() {
    for (int row = 0; row < 8; row++) {
      JpegDct.transform(samples, row * 8, 1);
    }
    for (int column = 0; column < 8; column++) {
      JpegDct.transform(samples, column, 8);
    }
  }

  /** Rounds the frequencies of some of the blocks. */
  void quantize(int from, int to, float[] factors) {
    for (int block = from; block < to; block++) {
      lowUsed[block] = 0;
      highUsed[block] = 0;
    }
    for (int k = 0; k < 64; k++) {
      int place = JpegQuantization.ZIGZAG[k];
      float[] line = samples[JpegDct.LINES[place / 8] * 8 + JpegDct.LINES[place % 8]];
      quantize(line, frequencies[k], factors[place], from, to);
      mark(frequencies[k], k < 32 ? lowUsed : highUsed, k & 31, from, to);
    }
  }

  private static void quantize(float[] in, int[] out, float factor, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = (int) (in[i] * factor + (ROUNDING + 0.5f)) - ROUNDING;
    }
  }

  /** Sets a bit where there is something. */
  private static void mark(int[] values, int[] used, int bit, int from, int to) {
    for (int i = from; i < to; i++) {
      used[i] |= ((values[i] | -values[i]) >>> 31) << bit;
    }
  }

  /** A rounded frequency of a block, from the mean on to the highest. */
  int frequency(int block, int k) {
    return frequencies[k][block];
  }

  /** A bit for each frequency of a block that is not zero, the mean lowest. */
  long used(int block) {
    return ((long) highUsed[block] << 32) | (lowUsed[block] & 0xFFFFFFFFL);
  }
}
