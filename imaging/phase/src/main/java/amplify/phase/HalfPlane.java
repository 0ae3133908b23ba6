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
 * axis has n2, of which 1 to ⌊n2/2⌋ are here. Tables lie as they are read: strips of as many halved
 * frequencies as a vector has lanes, the last filled up with zeros, and in a strip a row for each
 * frequency of the long axis.
 */
final class HalfPlane {

  /** Orientations in one half plane. */
  static final int ORIENTATIONS = 3;

  private static final int LANES = FftPlan.LANES;

  final int n1;
  final int n2;

  /** Frequencies kept of the halved axis. */
  final int half;

  /** Strips of halved frequencies. */
  final int strips;

  /** Rows of the radial parts, 0 to ⌊n1/2⌋, as they are even in the frequency. */
  final int radialRows;

  final FftPlan longPlan;
  final FftPlan halvedPlan;

  /** The radial parts: by strip, by row, by scale. */
  final double[] radial;

  /** The angular parts of the three orientations: by strip, by row. */
  final double[][] spread;

  private HalfPlane(int n1, int n2, FftPlans plans) {
    this.n1 = n1;
    this.n2 = n2;
    half = n2 / 2;
    strips = Frequencies.padded(half) / LANES;
    radialRows = n1 / 2 + 1;
    longPlan = plans.plan(n1);
    halvedPlan = plans.plan(n2);
    radial = new double[strips * radialRows * LogGabor.SCALES * LANES];
    spread = new double[ORIENTATIONS][strips * n1 * LANES];
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
    for (int k = 1; k <= half; k++) {
      double f2 = Frequencies.at(k, n2);
      int strip = (k - 1) / LANES;
      for (int i = 0; i < radialRows; i++) {
        double f1 = Frequencies.at(i, n1);
        int at = (strip * radialRows + i) * LogGabor.SCALES * LANES + (k - 1) % LANES;
        LogGabor.radial(f1 * f1 + f2 * f2, radial, at, LANES);
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
        spread[slot][((k - 1) / LANES * n1 + i) * LANES + (k - 1) % LANES] =
            LogGabor.spread(x, y, cos, sin);
      }
    }
  }

  /** What the tables take of the heap, in bytes. */
  long bytes() {
    return 8L * (radial.length + (long) ORIENTATIONS * spread[0].length);
  }
}
