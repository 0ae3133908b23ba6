package amplify.phase;

import amplify.fft.FftPlan;
import amplify.image.GreyImage;
import java.util.Arrays;

/**
 * The Fourier transform of a grey image, scaled by 1/pixels, in the two halves the filters need. As
 * the image is real, one half says all; the other is its conjugate mirror.
 */
final class Spectrum {

  private static final int LANES = FftPlan.LANES;
  private static final int STEP = FftPlan.STEP;

  /** Rows of vertical frequencies, columns 0 to ⌊width/2⌋ of horizontal ones. */
  double[] re = {};

  double[] im = {};
  int stride;

  /** Rows of horizontal frequencies, columns 1 to ⌊height/2⌋ of vertical ones. */
  double[] turnedRe = {};

  double[] turnedIm = {};
  int turnedStride;

  void of(GreyImage image, Filters filters, double[] strip, double[] scratch) {
    HalfPlane across = filters.nearHorizontal();
    int columns = across.half + 1;
    stride = Frequencies.padded(columns) + LANES;
    int size = across.n1 * stride;
    if (re.length < size) {
      re = new double[size];
      im = new double[size];
    }
    transformRows(image, across, strip, scratch);
    transformColumns(across, strip, scratch);
    turn(across, filters.nearVertical());
  }

  /** Two real rows make one complex line; their spectra come apart by symmetry. */
  private void transformRows(GreyImage image, HalfPlane across, double[] strip, double[] scratch) {
    int height = image.height();
    int width = image.width();
    int[] places = across.halvedPlaces;
    double scale = 0.5 / ((double) height * width);
    byte[] pixels = image.pixels();
    for (int y = 0; y < height; y += STEP) {
      int rows = Math.min(STEP, height - y);
      if (rows < STEP) {
        Arrays.fill(strip, 0, width * STEP, 0);
      }
      for (int row = 0; row < rows; row++) {
        int from = (y + row) * width;
        for (int x = 0; x < width; x++) {
          strip[places[x] * STEP + row] = scale * (pixels[from + x] & 0xFF);
        }
      }
      across.halvedPlan.forward(strip, scratch);
      for (int row = 0; row < Math.min(LANES, rows); row++) {
        int first = (y + row) * stride;
        int second = first + LANES * stride;
        boolean both = row + LANES < rows;
        for (int x = 0; x <= across.half; x++) {
          int at = x * STEP + row;
          int mirror = (x == 0 ? 0 : width - x) * STEP + row;
          double zr = strip[at];
          double zi = strip[at + LANES];
          double mr = strip[mirror];
          double mi = strip[mirror + LANES];
          re[first + x] = zr + mr;
          im[first + x] = zi - mi;
          if (both) {
            re[second + x] = zi + mi;
            im[second + x] = mr - zr;
          }
        }
      }
    }
  }

  private void transformColumns(HalfPlane across, double[] strip, double[] scratch) {
    int height = across.n1;
    for (int x = 0; x <= across.half; x += LANES) {
      for (int y = 0; y < height; y++) {
        int at = across.longPlaces[y] * STEP;
        System.arraycopy(re, y * stride + x, strip, at, LANES);
        System.arraycopy(im, y * stride + x, strip, at + LANES, LANES);
      }
      across.longPlan.forward(strip, scratch);
      for (int y = 0; y < height; y++) {
        System.arraycopy(strip, y * STEP, re, y * stride + x, LANES);
        System.arraycopy(strip, y * STEP + LANES, im, y * stride + x, LANES);
      }
    }
  }

  private void turn(HalfPlane across, HalfPlane down) {
    int width = down.n1;
    int height = down.n2;
    turnedStride = down.stride;
    int size = width * turnedStride;
    if (turnedRe.length < size) {
      turnedRe = new double[size];
      turnedIm = new double[size];
    }
    for (int x = 0; x < width; x++) {
      boolean known = x <= across.half;
      int column = known ? x : width - x;
      int sign = known ? 1 : -1;
      for (int y = 1; y <= down.half; y++) {
        int from = (known ? y : height - y) * stride + column;
        turnedRe[x * turnedStride + y - 1] = re[from];
        turnedIm[x * turnedStride + y - 1] = sign * im[from];
      }
    }
  }
}
