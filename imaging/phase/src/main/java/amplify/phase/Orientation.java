package amplify.phase;

import amplify.fft.FftPlan;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
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

  private static final int REST = 5;
  private static final int SQUARE = 3 * LANES;
  private static final int IN_PHASE = 4 * LANES;

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

  /**
   * Per vector of pixels: the squared amplitudes at the other scales, that of the sum of all, and
   * that less what the scales deviate from its phase, which is energy times amplitude. Roots are
   * taken where a pixel rises above the noise only; most do not.
   */
  private double[] rest = {};

  private final Median median = new Median();

  void fit(int size) {
    if (power.length < size) {
      power = new double[size];
      rest = new double[REST * size];
    }
  }

  /** Takes the responses of one strip in. */
  void measure(double[][] strips, int elements, int at) {
    measure(strips[0], strips[1], strips[2], strips[3], elements, at, power, rest);
  }

  private static void measure(
      double[] s0,
      double[] s1,
      double[] s2,
      double[] s3,
      int elements,
      int start,
      double[] power,
      double[] rest) {
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
      var e = e0.add(e1).add(e2.add(e3));
      var o = o0.add(o1).add(o2.add(o3));
      var minusE = e.neg();
      var square = e.fma(e, o.mul(o));
      var d0 = e0.fma(o, o0.mul(minusE)).abs();
      var d1 = e1.fma(o, o1.mul(minusE)).abs();
      var d2 = e2.fma(o, o2.mul(minusE)).abs();
      var d3 = e3.fma(o, o3.mul(minusE)).abs();
      int to = REST * at;
      e0.fma(e0, o0.mul(o0)).intoArray(power, at);
      e1.fma(e1, o1.mul(o1)).intoArray(rest, to);
      e2.fma(e2, o2.mul(o2)).intoArray(rest, to + LANES);
      e3.fma(e3, o3.mul(o3)).intoArray(rest, to + 2 * LANES);
      square.intoArray(rest, to + SQUARE);
      square.sub(d0.add(d1).add(d2.add(d3))).intoArray(rest, to + IN_PHASE);
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
    add(power, rest, 0, whole, LANES, threshold, sum);
    int inside = LANES - LANES * beyond / Math.max(1, size - whole);
    add(power, rest, whole, size, inside, threshold, sum);
  }

  /** The noise amplitude at the smallest scale, from the median of Rayleigh-distributed values. */
  private double noise(int size, int beyond, int typical) {
    return median.ofRoots(power, size, beyond, typical) / Math.sqrt(Math.log(4));
  }

  private static void add(
      double[] power,
      double[] rest,
      int start,
      int end,
      int inside,
      double threshold,
      double[] sum) {
    // A margin for rounding, as the exact comparison follows.
    double least = threshold * threshold * (1 - 1e-9);
    VectorMask<Double> lanes = SPECIES.indexInRange(0, inside);
    for (int at = start; at < end; at += LANES) {
      int from = REST * at;
      // Masks of two lanes are slower than no vectors at all.
      boolean any =
          LANES < 4
              ? anyStands(rest, from, inside, least)
              : stands(rest, from, lanes, least).anyTrue();
      if (any) {
        addVector(power, rest, at, threshold, sum);
      }
    }
  }

  /** Where the energy may be above the threshold, or where there is no response at all. */
  private static VectorMask<Double> stands(
      double[] rest, int from, VectorMask<Double> lanes, double least) {
    var square = DoubleVector.fromArray(SPECIES, rest, from + SQUARE);
    var inPhase = DoubleVector.fromArray(SPECIES, rest, from + IN_PHASE);
    var silent = square.compare(VectorOperators.EQ, 0).and(lanes);
    return inPhase
        .mul(inPhase)
        .compare(VectorOperators.GT, square.mul(least))
        .and(inPhase.compare(VectorOperators.GT, 0))
        .or(silent);
  }

  private static boolean anyStands(double[] rest, int from, int lanes, double least) {
    for (int lane = from; lane < from + lanes; lane++) {
      double square = rest[lane + SQUARE];
      double inPhase = rest[lane + IN_PHASE];
      if (square == 0 || (inPhase > 0 && inPhase * inPhase > square * least)) {
        return true;
      }
    }
    return false;
  }

  private static void addVector(
      double[] power, double[] rest, int at, double threshold, double[] sum) {
    int from = REST * at;
    var p0 = DoubleVector.fromArray(SPECIES, power, at);
    var p1 = DoubleVector.fromArray(SPECIES, rest, from);
    var p2 = DoubleVector.fromArray(SPECIES, rest, from + LANES);
    var p3 = DoubleVector.fromArray(SPECIES, rest, from + 2 * LANES);
    var largest = p0.max(p1).max(p2.max(p3)).sqrt();
    var total = p0.sqrt().add(p1.sqrt()).add(p2.sqrt().add(p3.sqrt()));
    var amplitude = DoubleVector.fromArray(SPECIES, rest, from + SQUARE).sqrt();
    var energy = DoubleVector.fromArray(SPECIES, rest, from + IN_PHASE).div(amplitude.add(EPSILON));
    var above = energy.sub(threshold).max(0);
    // The width of the frequency spread, 0 for a single scale to 1 for equal ones.
    var width = total.div(largest.add(EPSILON)).sub(1).div(LogGabor.SCALES - 1);
    var slope = width.sub(CUT_OFF).mul(-GAIN);
    // No response at any scale is 0/0 here as in the formula; NaN passes no threshold later.
    var congruency = above.div(total.mul(exp(slope).add(1)));
    congruency.fma(congruency, DoubleVector.fromArray(SPECIES, sum, at)).intoArray(sum, at);
  }

  /**
   * The exponential function for −4 to 4, to some 1e-15 and the same bits on every machine, which
   * the library's own does not promise: Taylor's series of a sixteenth, squared four times.
   */
  private static DoubleVector exp(DoubleVector x) {
    var y = x.mul(1.0 / 16);
    var sum = DoubleVector.broadcast(SPECIES, 1.0 / 39_916_800);
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 3_628_800));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 362_880));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 40_320));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 5_040));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 720));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 120));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 24));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 6));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 0.5));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1));
    sum = sum.fma(y, DoubleVector.broadcast(SPECIES, 1));
    var square = sum.mul(sum);
    square = square.mul(square);
    square = square.mul(square);
    return square.mul(square);
  }
}
