package amplify.phase;

/**
 * The filters: log-Gabor functions of the radius (Field 1987) times a raised cosine of the angle,
 * as in P. Kovesi, "Image features from phase congruency", Videre 1(3), 1999, and his later
 * phasecong3.
 */
final class LogGabor {

  static final int SCALES = 4;

  private static final double SMALLEST_WAVELENGTH = 2;
  private static final double SCALE_FACTOR = 2.5;
  private static final double SIGMA_ON_F = 0.55;
  private static final double CUT_OFF = 0.45;
  private static final int SHARPNESS = 15;

  private static final double WIDTH = 2 * square(Math.log(SIGMA_ON_F));
  private static final double LOG_FACTOR = Math.log(SCALE_FACTOR);
  private static final double LOG_SMALLEST = Math.log(SMALLEST_WAVELENGTH);

  private LogGabor() {}

  /**
   * Writes the radial parts of all scales, low-pass filter included.
   *
   * @param radius2 the squared frequency, above 0
   * @param hop numbers from one scale to the next
   */
  static void radial(double radius2, double[] scales, int at, int hop) {
    double lowPass = 1 / (1 + Math.pow(radius2 / (CUT_OFF * CUT_OFF), SHARPNESS));
    double log = 0.5 * Math.log(radius2) + LOG_SMALLEST;
    for (int s = 0; s < SCALES; s++) {
      scales[at + s * hop] = lowPass * Math.exp(-square(log + s * LOG_FACTOR) / WIDTH);
    }
  }

  /**
   * The angular part {@code (cos(3δ)+1)/2} for angles δ up to 60° from the orientation, 0 beyond.
   * With c = cos δ the cosine of the triple angle is 4c³−3c, and the sum splits into factors.
   *
   * @param x horizontal frequency
   * @param y vertical frequency, downwards
   * @param cos of the orientation, counter-clockwise
   * @param sin of the orientation
   */
  static double spread(double x, double y, double cos, double sin) {
    double c = (x * cos - y * sin) / Math.sqrt(x * x + y * y);
    return c > 0.5 ? (1 + c) * square(2 * c - 1) / 2 : 0;
  }

  private static double square(double x) {
    return x * x;
  }
}
