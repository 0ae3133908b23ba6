package amplify.fft;

/**
 * The two-dimensional complex Fourier transform of images of one size: real and imaginary parts in
 * arrays of their own, row-major. Immutable and thread-safe.
 */
public final class Fft2d {

  private final FftPlan alongRows;
  private final FftPlan alongColumns;
  private final int[] rowPlaces;
  private final int[] columnPlaces;

  /**
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public Fft2d(int height, int width) {
    alongRows = FftPlan.of(width);
    alongColumns = height == width ? alongRows : FftPlan.of(height);
    rowPlaces = alongRows.places();
    columnPlaces = alongColumns.places();
  }

  /** Transforms in place, unscaled. */
  public void forward(double[] re, double[] im) {
    int size = alongColumns.length() * alongRows.length();
    if (re.length < size || im.length < size) {
      throw new IllegalArgumentException(
          "An image of %d×%d needs arrays of %d numbers, got %d and %d"
              .formatted(alongRows.length(), alongColumns.length(), size, re.length, im.length));
    }
    double[] strip = new double[Math.max(alongRows.stripLength(), alongColumns.stripLength())];
    double[] scratch =
        new double[Math.max(alongRows.scratchLength(), alongColumns.scratchLength())];
    columns(re, im, strip, scratch);
    rows(re, im, strip, scratch);
  }

  /** Transforms back in place, scaled by 1/(height·width). */
  public void inverse(double[] re, double[] im) {
    forward(im, re);
    int size = alongColumns.length() * alongRows.length();
    double scale = 1.0 / size;
    for (int i = 0; i < size; i++) {
      re[i] *= scale;
      im[i] *= scale;
    }
  }

  private void columns(double[] re, double[] im, double[] strip, double[] scratch) {
    int width = alongRows.length();
    for (int x = 0; x < width; x += FftPlan.LANES) {
      int lines = Math.min(FftPlan.LANES, width - x);
      for (int y = 0; y < columnPlaces.length; y++) {
        int at = columnPlaces[y] * FftPlan.STEP;
        System.arraycopy(re, y * width + x, strip, at, lines);
        System.arraycopy(im, y * width + x, strip, at + FftPlan.LANES, lines);
      }
      alongColumns.forward(strip, scratch);
      for (int y = 0; y < columnPlaces.length; y++) {
        System.arraycopy(strip, y * FftPlan.STEP, re, y * width + x, lines);
        System.arraycopy(strip, y * FftPlan.STEP + FftPlan.LANES, im, y * width + x, lines);
      }
    }
  }

  private void rows(double[] re, double[] im, double[] strip, double[] scratch) {
    int width = alongRows.length();
    int height = alongColumns.length();
    for (int y = 0; y < height; y += FftPlan.LANES) {
      int lines = Math.min(FftPlan.LANES, height - y);
      for (int line = 0; line < lines; line++) {
        int from = (y + line) * width;
        for (int x = 0; x < width; x++) {
          int at = rowPlaces[x] * FftPlan.STEP + line;
          strip[at] = re[from + x];
          strip[at + FftPlan.LANES] = im[from + x];
        }
      }
      alongRows.forward(strip, scratch);
      for (int line = 0; line < lines; line++) {
        int to = (y + line) * width;
        for (int x = 0; x < width; x++) {
          int at = x * FftPlan.STEP + line;
          re[to + x] = strip[at];
          im[to + x] = strip[at + FftPlan.LANES];
        }
      }
    }
  }
}
