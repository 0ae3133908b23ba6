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

  /** Per scale: for each strip of the long axis a line of halved frequencies. */
  private final double[][] halfway = new double[LogGabor.SCALES][0];

  private double[] product = {};

  void fit(Filters filters) {
    for (HalfPlane plane : new HalfPlane[] {filters.nearHorizontal(), filters.nearVertical()}) {
      int paddedLong = Frequencies.padded(plane.n1);
      int strip =
          Math.max(
              paddedLong * STEP,
              Math.max(plane.longPlan.stripLength(), plane.halvedPlan.stripLength()));
      int between = paddedLong * plane.half * 2;
      for (int s = 0; s < LogGabor.SCALES; s++) {
        strips[s] = atLeast(strips[s], strip);
        halfway[s] = atLeast(halfway[s], between);
      }
      product = atLeast(product, plane.n1 * STEP);
      scratch =
          atLeast(
              scratch, Math.max(plane.longPlan.scratchLength(), plane.halvedPlan.scratchLength()));
    }
  }

  private static double[] atLeast(double[] array, int length) {
    return array.length < length ? new double[length] : array;
  }

  /** Filters the spectrum and transforms it along the long axis. */
  void begin(HalfPlane plane, int orientation, double[] re, double[] im, int offset, int stride) {
    int n1 = plane.n1;
    double[] strip = strips[0];
    for (int k = 0; k < plane.half; k += LANES) {
      spread(plane.spread[orientation], plane.stride, k, re, im, offset + k, stride, n1, product);
      for (int s = 0; s < LogGabor.SCALES; s++) {
        weigh(product, plane.radial[s], plane.stride, k, n1, plane.longPlaces, strip);
        plane.longPlan.forward(strip, scratch);
        int lines = Math.min(LANES, plane.half - k);
        Arrays.fill(strip, n1 * STEP, Frequencies.padded(n1) * STEP, 0);
        turn(strip, Frequencies.padded(n1), lines, halfway[s], k, plane.half);
      }
    }
  }

  private static void spread(
      double[] spread,
      int spreadStride,
      int spreadAt,
      double[] re,
      double[] im,
      int offset,
      int stride,
      int n1,
      double[] product) {
    for (int i = 0; i < n1; i++) {
      var weight = DoubleVector.fromArray(SPECIES, spread, i * spreadStride + spreadAt);
      var x = DoubleVector.fromArray(SPECIES, re, i * stride + offset);
      var y = DoubleVector.fromArray(SPECIES, im, i * stride + offset);
      x.mul(weight).intoArray(product, i * STEP);
      y.mul(weight).intoArray(product, i * STEP + LANES);
    }
  }

  /** Real and imaginary parts change places, which makes the transform the inverse one. */
  private static void weigh(
      double[] product, double[] radial, int stride, int at, int n1, int[] places, double[] strip) {
    for (int i = 0; i < n1; i++) {
      var weight = DoubleVector.fromArray(SPECIES, radial, Math.min(i, n1 - i) * stride + at);
      int to = places[i] * STEP;
      DoubleVector.fromArray(SPECIES, product, i * STEP).mul(weight).intoArray(strip, to + LANES);
      DoubleVector.fromArray(SPECIES, product, i * STEP + LANES).mul(weight).intoArray(strip, to);
    }
  }

  /** Exchanges lanes and elements. */
  private static void turn(
      double[] strip, int paddedLong, int lines, double[] halfway, int k, int half) {
    for (int i = 0; i < paddedLong; i += LANES) {
      for (int line = 0; line < lines; line++) {
        int to = (i / LANES * half + k + line) * STEP;
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
      load(halfway[s], strip * plane.half * STEP, plane.half, plane.halvedPlaces, strips[s]);
      plane.halvedPlan.forward(strips[s], scratch);
    }
  }

  private static void load(double[] halfway, int from, int half, int[] places, double[] strip) {
    Arrays.fill(strip, 0, places.length * STEP, 0);
    for (int k = 0; k < half; k++) {
      int to = places[k + 1] * STEP;
      DoubleVector.fromArray(SPECIES, halfway, from + k * STEP).intoArray(strip, to);
      DoubleVector.fromArray(SPECIES, halfway, from + k * STEP + LANES)
          .intoArray(strip, to + LANES);
    }
  }
}
