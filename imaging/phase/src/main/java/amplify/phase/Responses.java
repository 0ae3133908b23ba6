package amplify.phase;

import amplify.fft.FftPlan;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The responses of an image to the filters of one orientation, strip by strip: the inverse
 * transforms of the filtered spectrum, first along the long axis, then along the halved one.
 */
final class Responses {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = FftPlan.LANES;
  private static final int STEP = FftPlan.STEP;

  /** Space for strips, one a scale; a strip of one scale holds the responses of some lines. */
  final double[][] strips = new double[LogGabor.SCALES][0];

  double[] scratch = {};

  /** Per scale: for each strip of the long axis lines of halved frequencies from 0 on. */
  private final double[][] halfway = new double[LogGabor.SCALES][0];

  /** Per scale the filtered spectrum of one strip. */
  private final double[][] lines = new double[LogGabor.SCALES][0];

  void fit(Filters filters) {
    for (HalfPlane plane : new HalfPlane[] {filters.nearHorizontal(), filters.nearVertical()}) {
      int paddedLong = Frequencies.padded(plane.n1);
      int strip =
          Math.max(
              paddedLong * STEP,
              Math.max(plane.longPlan.stripLength(), plane.halvedPlan.stripLength()));
      int between = paddedLong * (plane.half + 1) * 2;
      for (int s = 0; s < LogGabor.SCALES; s++) {
        strips[s] = atLeast(strips[s], strip);
        halfway[s] = atLeast(halfway[s], between);
        lines[s] = atLeast(lines[s], plane.n1 * STEP);
      }
      scratch =
          atLeast(
              scratch, Math.max(plane.longPlan.scratchLength(), plane.halvedPlan.scratchLength()));
    }
  }

  private static double[] atLeast(double[] array, int length) {
    return array.length < length ? new double[length] : array;
  }

  /** Filters the spectrum and transforms it along the long axis. */
  void begin(HalfPlane plane, int orientation, double[] spectrum, int start) {
    int n1 = plane.n1;
    double[] strip = strips[0];
    for (int i = 0; i < Frequencies.padded(n1) / LANES; i++) {
      // No filter lets frequency 0 of the halved axis through.
      for (double[] scale : halfway) {
        int zero = i * (plane.half + 1) * STEP;
        Arrays.fill(scale, zero, zero + STEP, 0);
      }
    }
    for (int k = 0; k < plane.strips; k++) {
      filter(
          spectrum,
          start + k * n1 * STEP,
          plane.spread[orientation],
          plane.radial,
          k,
          n1,
          lines[0],
          lines[1],
          lines[2],
          lines[3]);
      int count = Math.min(LANES, plane.half - k * LANES);
      for (int s = 0; s < LogGabor.SCALES; s++) {
        plane.longPlan.forward(lines[s], 0, strip, scratch);
        Arrays.fill(strip, n1 * STEP, Frequencies.padded(n1) * STEP, 0);
        turn(strip, Frequencies.padded(n1), count, halfway[s], k * LANES, plane.half);
      }
    }
  }

  /** Real and imaginary parts change places, which makes the transform the inverse one. */
  private static void filter(
      double[] spectrum,
      int from,
      double[] spread,
      double[] radial,
      int strip,
      int n1,
      double[] s0,
      double[] s1,
      double[] s2,
      double[] s3) {
    int rows = n1 / 2 + 1;
    for (int i = 0; i < n1; i++) {
      int at = i * STEP;
      var angular = DoubleVector.fromArray(SPECIES, spread, (strip * n1 + i) * LANES);
      var re = DoubleVector.fromArray(SPECIES, spectrum, from + at).mul(angular);
      var im = DoubleVector.fromArray(SPECIES, spectrum, from + at + LANES).mul(angular);
      int r = (strip * rows + Math.min(i, n1 - i)) * LogGabor.SCALES * LANES;
      var r0 = DoubleVector.fromArray(SPECIES, radial, r);
      var r1 = DoubleVector.fromArray(SPECIES, radial, r + LANES);
      var r2 = DoubleVector.fromArray(SPECIES, radial, r + 2 * LANES);
      var r3 = DoubleVector.fromArray(SPECIES, radial, r + 3 * LANES);
      im.mul(r0).intoArray(s0, at);
      re.mul(r0).intoArray(s0, at + LANES);
      im.mul(r1).intoArray(s1, at);
      re.mul(r1).intoArray(s1, at + LANES);
      im.mul(r2).intoArray(s2, at);
      re.mul(r2).intoArray(s2, at + LANES);
      im.mul(r3).intoArray(s3, at);
      re.mul(r3).intoArray(s3, at + LANES);
    }
  }

  /** Exchanges lanes and elements. */
  private static void turn(
      double[] strip, int paddedLong, int lines, double[] halfway, int k, int half) {
    for (int i = 0; i < paddedLong; i += LANES) {
      for (int line = 0; line < lines; line++) {
        int to = (i / LANES * (half + 1) + k + 1 + line) * STEP;
        int from = i * STEP + line;
        for (int lane = 0; lane < LANES; lane++) {
          halfway[to + lane] = strip[from + lane * STEP];
          halfway[to + LANES + lane] = strip[from + lane * STEP + LANES];
        }
      }
    }
  }

  /** Transforms the lines of one strip of the long axis along the halved axis, all scales. */
  void finish(HalfPlane plane, int strip) {
    for (int s = 0; s < LogGabor.SCALES; s++) {
      plane.halvedPlan.forwardOfHalf(
          halfway[s], strip * (plane.half + 1) * STEP, strips[s], scratch);
    }
  }
}
