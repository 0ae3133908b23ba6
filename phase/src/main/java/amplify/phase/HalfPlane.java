package amplify.phase;

import amplify.fft.FftPlan;
import amplify.fft.FftPlans;

/**
 * The log-Gabor filters of three neighbouring orientations for one image size.
 *
 * <p>Such a filter vanishes exactly outside a wedge of 60° to both sides of its orientation, so it
 * fits into one half of the frequency plane, cut along the axis it is farther from. A filter and
 * its mirror image through the origin give conjugate responses to a real image, and the measure
 * does not see the difference; all three are therefore laid into the half of positive frequencies.
 * The frequencies 0 of the halved axis are left out as no wedge reaches them inside.
 *
 * <p>The <em>long</em> axis is the one that is kept whole, of n1 frequencies; the <em>halved</em>
 * axis has n2, of which 1 to ⌊n2/2⌋ are here. Tables are row-major, a row for each frequency of the
 * long axis, padded with zeros to whole vectors.
 */
final class HalfPlane {

  private static final int LANES = FftPlan.LANES;

  final int n1;
  final int n2;

  /** Frequencies kept of the halved axis. */
  final int half;

  /** Numbers from one row of a table to the next. */
  final int stride;

  final FftPlan longPlan;
  final FftPlan halvedPlan;
  final int[] longPlaces;
  final int[] halvedPlaces;

  /** The four radial parts, rows 0 to n1/2: they are even in the frequency. */
  final double[][] radial;

  /** The angular parts of the three orientations. */
  final double[][] spread;

  private HalfPlane(int n1, int n2, FftPlans plans) {
    this.n1 = n1;
    this.n2 = n2;
    half = n2 / 2;
    stride = Frequencies.padded(half);
    longPlan = plans.plan(n1);
    halvedPlan = plans.plan(n2);
    longPlaces = longPlan.places();
    halvedPlaces = halvedPlan.places();
    radial = new double[LogGabor.SCALES][(n1 / 2 + 1) * stride];
    spread = new double[3][n1 * stride];
  }

  /** The orientations 0°, 30° and 150° of an image: columns are halved. */
  static HalfPlane nearHorizontal(int height, int width, FftPlans plans) {
    HalfPlane plane = new HalfPlane(height, width, plans);
    plane.fillRadial();
    plane.fillSpread(0, 0, false, false);
    plane.fillSpread(1, 1, false, false);
    plane.fillSpread(2, 5, false, true);
    return plane;
  }

  /** The orientations 60°, 90° and 120° of an image: rows are halved. */
  static HalfPlane nearVertical(int height, int width, FftPlans plans) {
    HalfPlane plane = new HalfPlane(width, height, plans);
    plane.fillRadial();
    plane.fillSpread(0, 2, true, true);
    plane.fillSpread(1, 3, true, true);
    plane.fillSpread(2, 4, true, true);
    return plane;
  }

  private void fillRadial() {
    for (int i = 0; i <= n1 / 2; i++) {
      double f1 = Frequencies.at(i, n1);
      for (int k = 1; k <= half; k++) {
        double f2 = Frequencies.at(k, n2);
        LogGabor.radial(f1 * f1 + f2 * f2, radial, i * stride + k - 1);
      }
    }
  }

  private void fillSpread(int slot, int orientation, boolean longIsX, boolean mirrored) {
    double cos = Math.cos(orientation * Math.PI / 6);
    double sin = Math.sin(orientation * Math.PI / 6);
    for (int i = 0; i < n1; i++) {
      double f1 = Frequencies.at(mirrored ? (n1 - i) % n1 : i, n1);
      for (int k = 1; k <= half; k++) {
        double f2 = Frequencies.at(mirrored ? n2 - k : k, n2);
        double x = longIsX ? f1 : f2;
        double y = longIsX ? f2 : f1;
        spread[slot][i * stride + k - 1] = LogGabor.spread(x, y, cos, sin);
      }
    }
  }

  /** What the tables take of the heap, in bytes. */
  long bytes() {
    return 8L * (radial.length * radial[0].length + 3L * spread[0].length) + 4L * (n1 + n2);
  }
}
