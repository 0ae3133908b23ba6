package amplify.fft;

/**
 * The two-dimensional complex Fourier transform of images of one size: real and imaginary parts in
 * arrays of their own, row-major. Immutable and thread-safe.
 */
public final class Fft2d {

  private final FftPlan alongRows;
  private final FftPlan alongColumns;

  /**
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public Fft2d(int height, int width) {
    alongRows = FftPlan.of(width);
    alongColumns = height == width ? alongRows : FftPlan.of(height);
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
    double[] lines = new double[strip.length];
    columns(re, im, lines, strip, scratch);
    rows(re, im, lines, strip, scratch);
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

  private void columns(double[] re, double[] im, double[] lines, double[] strip, double[] scratch) {
    int width = alongRows.length();
    int height = alongColumns.length();
    for (int x = 0; x < width; x += FftPlan.LANES) {
      int count = Math.min(FftPlan.LANES, width - x);
      for (int y = 0; y < height; y++) {
        int at = y * FftPlan.STEP;
        System.arraycopy(re, y * width + x, lines, at, count);
        System.arraycopy(im, y * width + x, lines, at + FftPlan.LANES, count);
      }
      alongColumns.forward(lines, 0, strip, scratch);
      for (int y = 0; y < height; y++) {
        System.arraycopy(strip, y * FftPlan.STEP, re, y * width + x, count);
        System.arraycopy(strip, y * FftPlan.STEP + FftPlan.LANES, im, y * width + x, count);
      }
    }
  }

  private void rows(double[] re, double[] im, double[] lines, double[] strip, double[] scratch) {
    int width = alongRows.length();
    int height = alongColumns.length();
    for (int y = 0; y < height; y += FftPlan.LANES) {
      int count = Math.min(FftPlan.LANES, height - y);
      for (int line = 0; line < count; line++) {
        int from = (y + line) * width;
        for (int x = 0; x < width; x++) {
          int at = x * FftPlan.STEP + line;
          lines[at] = re[from + x];
          lines[at + FftPlan.LANES] = im[from + x];
        }
      }
      alongRows.forward(lines, 0, strip, scratch);
      for (int line = 0; line < count; line++) {
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
