package amplify.phase;

import amplify.fft.FftPlan;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the responses of one orientation come to at each pixel. Pixels lie as the strips give them:
 * strips of the long axis, elements of the halved axis, lanes. Lanes beyond the image hold 0.
 */
final class Orientation {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = FftPlan.LANES;
  private static final int STEP = FftPlan.STEP;

  private static final double EPSILON = 1e-4;
  private static final double K = 2.0;
  private static final double CUT_OFF = 0.3;
  private static final double GAIN = 5;

  /** Sum of the noise amplitudes of all scales, each 1/2.5 of the one before, per the first. */
  private static final double ALL_SCALES = (1 - Math.pow(1 / 2.5, LogGabor.SCALES)) / (1 - 1 / 2.5);

  private static final double THRESHOLD =
      ALL_SCALES * (Math.sqrt(Math.PI / 2) + K * Math.sqrt((4 - Math.PI) / 2));

  /** Squared amplitude at the smallest scale. */
  private double[] power = {};

  private double[] energy = {};
  private double[] amplitudes = {};
  private double[] largest = {};

  private final Median median = new Median();

  void fit(int size) {
    if (power.length < size) {
      power = new double[size];
      energy = new double[size];
      amplitudes = new double[size];
      largest = new double[size];
    }
  }

  /** Takes the responses of one strip in. */
  void measure(double[][] strips, int elements, int at) {
    measure(
        strips[0],
        strips[1],
        strips[2],
        strips[3],
        elements,
        at,
        power,
        energy,
        amplitudes,
        largest);
  }

  private static void measure(
      double[] s0,
      double[] s1,
      double[] s2,
      double[] s3,
      int elements,
      int start,
      double[] power,
      double[] energy,
      double[] amplitudes,
      double[] largest) {
    var epsilon = DoubleVector.broadcast(SPECIES, EPSILON);
    int at = start;
    for (int from = 0; from < elements * STEP; from += STEP, at += LANES) {
      var e0 = DoubleVector.fromArray(SPECIES, s0, from);
      var o0 = DoubleVector.fromArray(SPECIES, s0, from + LANES);
      var e1 = DoubleVector.fromArray(SPECIES, s1, from);
      var o1 = DoubleVector.fromArray(SPECIES, s1, from + LANES);
      var e2 = DoubleVector.fromArray(SPECIES, s2, from);
      var o2 = DoubleVector.fromArray(SPECIES, s2, from + LANES);
      var e3 = DoubleVector.fromArray(SPECIES, s3, from);
      var o3 = DoubleVector.fromArray(SPECIES, s3, from + LANES);
      var p0 = e0.fma(e0, o0.mul(o0));
      p0.intoArray(power, at);
      var a0 = p0.sqrt();
      var a1 = e1.fma(e1, o1.mul(o1)).sqrt();
      var a2 = e2.fma(e2, o2.mul(o2)).sqrt();
      var a3 = e3.fma(e3, o3.mul(o3)).sqrt();
      a0.add(a1).add(a2.add(a3)).intoArray(amplitudes, at);
      // Compare and blend: max() would look after NaN and −0 too, which cannot be.
      var a01 = a0.blend(a1, a1.compare(VectorOperators.GT, a0));
      var a23 = a2.blend(a3, a3.compare(VectorOperators.GT, a2));
      a01.blend(a23, a23.compare(VectorOperators.GT, a01)).intoArray(largest, at);
      var e = e0.add(e1).add(e2.add(e3));
      var o = o0.add(o1).add(o2.add(o3));
      var square = e.fma(e, o.mul(o));
      var minusE = e.neg();
      var d0 = e0.fma(o, o0.mul(minusE)).abs();
      var d1 = e1.fma(o, o1.mul(minusE)).abs();
      var d2 = e2.fma(o, o2.mul(minusE)).abs();
      var d3 = e3.fma(o, o3.mul(minusE)).abs();
      square.sub(d0.add(d1).add(d2.add(d3))).div(square.sqrt().add(epsilon)).intoArray(energy, at);
    }
  }

  /**
   * Adds the squared phase congruency of all pixels taken in.
   *
   * @param size pixels, those beyond the image counted
   * @param beyond how many lie beyond the image
   * @param whole how many come before the first of these
   */
  void addTo(double[] sum, int size, int beyond, int whole) {
    double threshold = Math.max(THRESHOLD * noise(size, beyond, whole), EPSILON);
    add(energy, amplitudes, largest, size, threshold, sum);
  }

  /** The noise amplitude at the smallest scale, from the median of Rayleigh-distributed values. */
  private double noise(int size, int beyond, int typical) {
    return median.ofRoots(power, size, beyond, typical) / Math.sqrt(Math.log(4));
  }

  private static void add(
      double[] energy,
      double[] amplitudes,
      double[] largest,
      int size,
      double threshold,
      double[] sum) {
    for (int at = 0; at < size; at += LANES) {
      var total = DoubleVector.fromArray(SPECIES, amplitudes, at);
      var above = DoubleVector.fromArray(SPECIES, energy, at).sub(threshold);
      var mask = above.compare(VectorOperators.GT, 0);
      var silent = total.compare(VectorOperators.EQ, 0);
      if (silent.anyTrue()) {
        // No response at any scale: the formula says 0/0, and the pixel passes no threshold then.
        DoubleVector.fromArray(SPECIES, sum, at).blend(Double.NaN, silent).intoArray(sum, at);
      }
      if (mask.anyTrue()) {
        var max = DoubleVector.fromArray(SPECIES, largest, at);
        // The width of the frequency spread, 0 for a single scale to 1 for equal ones.
        var width = total.div(max.add(EPSILON)).sub(1).div(LogGabor.SCALES - 1);
        var steps = width.sub(CUT_OFF).mul(-GAIN).lanewise(VectorOperators.EXP);
        var congruency = above.div(total.mul(steps.add(1)));
        var before = DoubleVector.fromArray(SPECIES, sum, at);
        before.blend(congruency.fma(congruency, before), mask).intoArray(sum, at);
      }
    }
  }
}
