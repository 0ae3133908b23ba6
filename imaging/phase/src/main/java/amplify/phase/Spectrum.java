package amplify.phase;

import amplify.fft.FftPlan;
import amplify.image.GreyImage;
import java.util.Arrays;

/**
 * The Fourier transform of a grey image, scaled by 1/pixels, in the two halves the filters need,
 * each in strips as the filters are. As the image is real, one half says all; the other is its
 * conjugate mirror.
 */
final class Spectrum {

  private static final int LANES = FftPlan.LANES;
  private static final int STEP = FftPlan.STEP;

  /** Strips of horizontal frequencies; the first holds frequency 0 alone, then 1 and so on. */
  private double[] across = {};

  /** Strips of vertical frequencies from 1 on. */
  private double[] down = {};

  /** Rows transformed, columns not yet; in strips as {@link #across}. */
  private double[] halfway = {};

  private double[] lines = {};

  /** The half of positive horizontal frequencies, from {@link #acrossStart} on. */
  double[] across() {
    return across;
  }

  static int acrossStart(HalfPlane plane) {
    return plane.n1 * STEP;
  }

  /** The half of positive vertical frequencies. */
  double[] down() {
    return down;
  }

  void of(GreyImage image, Filters filters, double[] strip, double[] scratch) {
    HalfPlane plane = filters.nearHorizontal();
    int size = (plane.strips + 1) * plane.n1 * STEP;
    if (across.length < size) {
      across = new double[size];
      halfway = new double[size];
    }
    transformRows(image, plane, strip, scratch);
    for (int s = 0; s <= plane.strips; s++) {
      int at = s * plane.n1 * STEP;
      plane.longPlan.forward(halfway, at, strip, scratch);
      System.arraycopy(strip, 0, across, at, plane.n1 * STEP);
    }
    turn(filters.nearVertical());
  }

  /** Two real rows make one complex line; their spectra come apart by symmetry. */
  private void transformRows(GreyImage image, HalfPlane plane, double[] strip, double[] scratch) {
    int height = image.height();
    int width = image.width();
    double scale = 0.5 / ((double) height * width);
    byte[] pixels = image.pixels();
    if (lines.length < width * STEP) {
      lines = new double[width * STEP];
    }
    for (int y = 0; y < height; y += STEP) {
      int rows = Math.min(STEP, height - y);
      if (rows < STEP) {
        Arrays.fill(lines, 0, width * STEP, 0);
      }
      for (int row = 0; row < rows; row++) {
        int from = (y + row) * width;
        for (int x = 0; x < width; x++) {
          lines[x * STEP + row] = scale * (pixels[from + x] & 0xFF);
        }
      }
      plane.halvedPlan.forward(lines, 0, strip, scratch);
      for (int row = 0; row < Math.min(LANES, rows); row++) {
        separate(strip, row, y + row, row + LANES < rows, width, height);
      }
    }
  }

  private void separate(double[] strip, int lane, int row, boolean both, int width, int height) {
    for (int x = 0; x <= width / 2; x++) {
      int at = x * STEP + lane;
      int mirror = (x == 0 ? 0 : width - x) * STEP + lane;
      double zr = strip[at];
      double zi = strip[at + LANES];
      double mr = strip[mirror];
      double mi = strip[mirror + LANES];
      int to = place(x, row, height);
      halfway[to] = zr + mr;
      halfway[to + LANES] = zi - mi;
      if (both) {
        halfway[to + LANES * STEP] = zi + mi;
        halfway[to + LANES * STEP + LANES] = mr - zr;
      }
    }
  }

  /** Where the strips keep a horizontal frequency. */
  private static int place(int x, int row, int height) {
    return x == 0 ? row * STEP : ((x - 1) / LANES * height + height + row) * STEP + (x - 1) % LANES;
  }

  private void turn(HalfPlane plane) {
    int width = plane.n1;
    int height = plane.n2;
    int size = plane.strips * width * STEP;
    if (down.length < size) {
      down = new double[size];
    }
    for (int x = 0; x < width; x++) {
      boolean known = x <= width / 2;
      int column = known ? x : width - x;
      int sign = known ? 1 : -1;
      int start = place(column, known ? 0 : height, height);
      for (int y = 1; y <= plane.half; y++) {
        int from = start + sign * y * STEP;
        int to = ((y - 1) / LANES * width + x) * STEP + (y - 1) % LANES;
        down[to] = across[from];
        down[to + LANES] = sign * across[from + LANES];
      }
    }
  }
}
