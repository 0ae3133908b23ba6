package amplify.phase;

import amplify.fft.FftPlan;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exact median of many numbers. Two bounds that most likely enclose it are guessed from a few
 * samples; one pass keeps what lies between them and counts what lies below, so the part the median
 * is in is known for sure, and the search goes on there. Not thread-safe.
 */
final class Median {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = FftPlan.LANES;

  /** Vectors in a sample; each lane is sorted by itself. */
  private static final int ROWS = 8;

  /** Fewer numbers are sorted. */
  private static final int FEW = 48;

  private final double[] sample = new double[ROWS];
  private double[] one = {};
  private double[] other = {};
  private int kept;

  /**
   * The median of the square roots; of an even number it is the mean of the middle two.
   *
   * @param values no NaN, none below 0; unchanged
   * @param size how many of them
   * @param absent how many of them do not count; these are 0
   * @param typical so many of the first do all count
   */
  // Which of three buffers is read is told by identity: their content does not matter.
  @SuppressWarnings("ReferenceEquality")
  double ofRoots(double[] values, int size, int absent, int typical) {
    if (one.length < size + LANES) {
      one = new double[size + LANES];
      other = new double[size + LANES];
    }
    int count = size - absent;
    // The upper of the middle two; what is absent comes before.
    int rank = absent + count / 2;
    int before = 0;
    int left = size;
    int sampled = typical;
    double quantile = 0.5;
    double[] from = values;
    while (left > FEW && sampled > FEW) {
      sample(from, sampled, sample);
      int row = (int) Math.floor((ROWS + 1) * quantile - 2.5);
      double low = row < 0 ? Double.NEGATIVE_INFINITY : sample[row];
      double high = row + 3 >= ROWS ? Double.POSITIVE_INFINITY : sample[row + 3];
      double[] to = from == one ? other : one;
      int below = keepBetween(from, left, low, high, to);
      if (rank < before + below) {
        below = keepBetween(from, left, Double.NEGATIVE_INFINITY, Math.nextDown(low), to);
      } else if (rank - 1 >= before + below + kept) {
        below = keepBetween(from, left, Math.nextUp(high), Double.POSITIVE_INFINITY, to);
      }
      boolean apart = rank - 1 < before + below || rank >= before + below + kept;
      if (apart || kept > left - left / 8) {
        // The middle two lie on both sides of a bound, or most numbers are equal.
        break;
      }
      from = to;
      before += below;
      left = kept;
      sampled = kept;
      quantile = (rank - before) / (double) left;
    }
    if (from == values) {
      System.arraycopy(values, 0, one, 0, left);
      from = one;
    }
    Arrays.sort(from, 0, left);
    double upper = Math.sqrt(from[rank - before]);
    return count % 2 == 1 ? upper : 0.5 * (Math.sqrt(from[rank - 1 - before]) + upper);
  }

  /** Eight rising guesses, about the quantiles 1/9 to 8/9. */
  private static void sample(double[] values, int size, double[] sample) {
    int hop = (size - LANES) / (ROWS - 1);
    var a = DoubleVector.fromArray(SPECIES, values, 0);
    var b = DoubleVector.fromArray(SPECIES, values, hop);
    var c = DoubleVector.fromArray(SPECIES, values, 2 * hop);
    var d = DoubleVector.fromArray(SPECIES, values, 3 * hop);
    var e = DoubleVector.fromArray(SPECIES, values, 4 * hop);
    var f = DoubleVector.fromArray(SPECIES, values, 5 * hop);
    var g = DoubleVector.fromArray(SPECIES, values, 6 * hop);
    var h = DoubleVector.fromArray(SPECIES, values, 7 * hop);
    // A sorting network of 19 exchanges.
    var a1 = a.min(c);
    var c1 = a.max(c);
    var b1 = b.min(d);
    var d1 = b.max(d);
    var e1 = e.min(g);
    var g1 = e.max(g);
    var f1 = f.min(h);
    var h1 = f.max(h);
    var a2 = a1.min(e1);
    var e2 = a1.max(e1);
    var b2 = b1.min(f1);
    var f2 = b1.max(f1);
    var c2 = c1.min(g1);
    var g2 = c1.max(g1);
    var d2 = d1.min(h1);
    var h2 = d1.max(h1);
    var a3 = a2.min(b2);
    var b3 = a2.max(b2);
    var c3 = c2.min(d2);
    var d3 = c2.max(d2);
    var e3 = e2.min(f2);
    var f3 = e2.max(f2);
    var g3 = g2.min(h2);
    var h3 = g2.max(h2);
    var c4 = c3.min(e3);
    var e4 = c3.max(e3);
    var d4 = d3.min(f3);
    var f4 = d3.max(f3);
    var b4 = b3.min(e4);
    var e5 = b3.max(e4);
    var d5 = d4.min(g3);
    var g4 = d4.max(g3);
    var b5 = b4.min(c4);
    var c5 = b4.max(c4);
    var d6 = d5.min(e5);
    var e6 = d5.max(e5);
    var f5 = f4.min(g4);
    var g5 = f4.max(g4);
    sample[0] = a3.reduceLanes(VectorOperators.ADD) / LANES;
    sample[1] = b5.reduceLanes(VectorOperators.ADD) / LANES;
    sample[2] = c5.reduceLanes(VectorOperators.ADD) / LANES;
    sample[3] = d6.reduceLanes(VectorOperators.ADD) / LANES;
    sample[4] = e6.reduceLanes(VectorOperators.ADD) / LANES;
    sample[5] = f5.reduceLanes(VectorOperators.ADD) / LANES;
    sample[6] = g5.reduceLanes(VectorOperators.ADD) / LANES;
    sample[7] = h3.reduceLanes(VectorOperators.ADD) / LANES;
  }

  /** Copies what is from low to high, leaves its number in {@link #kept}; counts what is below. */
  private int keepBetween(double[] from, int size, double low, double high, double[] to) {
    int at = 0;
    int below = 0;
    int i = 0;
    // Masks of two lanes are slower than no vectors at all.
    int vectors = LANES < 4 ? 0 : size - size % LANES;
    for (; i < vectors; i += LANES) {
      var values = DoubleVector.fromArray(SPECIES, from, i);
      VectorMask<Double> under = values.compare(VectorOperators.LT, low);
      VectorMask<Double> between = values.compare(VectorOperators.LE, high).andNot(under);
      values.compress(between).intoArray(to, at);
      at += between.trueCount();
      below += under.trueCount();
    }
    for (; i < size; i++) {
      if (from[i] < low) {
        below++;
      } else if (from[i] <= high) {
        to[at++] = from[i];
      }
    }
    kept = at;
    return below;
  }
}
