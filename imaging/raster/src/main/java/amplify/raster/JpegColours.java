package amplify.raster;

/**
 * A row of RGB in squares of 16×16 pixels: what stands in one column of all squares lies together,
 * in one array for even columns and one for odd ones, so that every step is a long loop that runs
 * in vector registers.
 */
final class JpegColours {

  /** Columns and rows of a square. */
  static final int SIDE = 16;

  private static final int HALF = 1 << 15;
  private static final float CHROMA_SCALE = 1f / (4 << 16);

  private final int squares;
  private final int[] even;
  private final int[] odd;
  private final float[] samples;
  private final int[] redAndBlue;
  private final int[] green;

  JpegColours(int squares) {
    int half = squares * SIDE / 2;
    this.squares = squares;
    even = new int[half];
    odd = new int[half];
    samples = new float[half];
    redAndBlue = new int[half];
    green = new int[half];
  }

  int squares() {
    return squares;
  }

  /**
   * The pixels of columns, to be filled: red in the lowest byte, then green, then blue; the highest
   * does not matter.
   */
  int[] pixels(int column) {
    return column % 2 == 0 ? even : odd;
  }

  /** Where among them a column's begin. */
  int start(int column) {
    return column / 2 * squares;
  }

  /**
   * Fills a row of blocks with luma.
   *
   * @param row of the blocks
   * @param left the first square's left block; the others' follow
   * @param right likewise its right block
   */
  void luma(JpegBlocks blocks, int row, int left, int right) {
    for (int parity = 0; parity < 2; parity++) {
      luma(pixels(parity), samples);
      for (int i = 0; i < SIDE / 4; i++) {
        put(i, blocks, row, 2 * i + parity, left);
        put(SIDE / 4 + i, blocks, row, 2 * i + parity, right);
      }
    }
  }

  private void put(int from, JpegBlocks blocks, int row, int column, int first) {
    System.arraycopy(samples, from * squares, blocks.samples(row, column), first, squares);
  }

  private static void luma(int[] from, float[] to) {
    for (int i = 0; i < from.length; i++) {
      int pixel = from[i];
      int luma = 19595 * (pixel & 0xFF) + 38470 * (pixel >> 8 & 0xFF) + 7471 * (pixel >> 16 & 0xFF);
      to[i] = ((luma + HALF) >> 16) - 128;
    }
  }

  /**
   * Fills a row of blocks with colour, one sample for each 2×2 pixels of this row and the next.
   *
   * @param row of the blocks
   * @param blue the first square's block of blue; the others' follow
   * @param red likewise of red
   */
  void chroma(JpegColours next, JpegBlocks blocks, int row, int blue, int red) {
    addRedAndBlue(even, odd, next.even, next.odd, redAndBlue);
    addGreen(even, odd, next.even, next.odd, green);
    weigh(-11059, -21709, 32768);
    putAll(blocks, row, blue);
    weigh(32768, -27439, -5329);
    putAll(blocks, row, red);
  }

  private void putAll(JpegBlocks blocks, int row, int first) {
    for (int column = 0; column < 8; column++) {
      put(column, blocks, row, column, first);
    }
  }

  private static void addRedAndBlue(int[] a, int[] b, int[] c, int[] d, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (a[i] & 0xFF00FF) + (b[i] & 0xFF00FF) + (c[i] & 0xFF00FF) + (d[i] & 0xFF00FF);
    }
  }

  private static void addGreen(int[] a, int[] b, int[] c, int[] d, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (a[i] >> 8 & 0xFF) + (b[i] >> 8 & 0xFF) + (c[i] >> 8 & 0xFF) + (d[i] >> 8 & 0xFF);
    }
  }

  private void weigh(float ofRed, float ofGreen, float ofBlue) {
    weigh(redAndBlue, ofRed, ofBlue, green, ofGreen, samples);
  }

  private static void weigh(
      int[] redAndBlue, float ofRed, float ofBlue, int[] green, float ofGreen, float[] to) {
    for (int i = 0; i < to.length; i++) {
      int red = redAndBlue[i] & 0xFFFF;
      int blue = redAndBlue[i] >> 16;
      to[i] = (ofRed * red + ofGreen * green[i] + ofBlue * blue) * CHROMA_SCALE;
    }
  }
}
