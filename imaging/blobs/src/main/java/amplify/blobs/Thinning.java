package amplify.blobs;

/**
 * Three iterations of thinning as MATLAB's {@code bwmorph(…,'thin')} does it, 64 pixels at a time.
 *
 * <p>Source: Guo and Hall, Parallel thinning with two-subiteration algorithms, Communications of
 * the ACM 32 (1989), conditions G1 to G3 in the form of Lam, Lee and Suen (1992).
 */
final class Thinning {

  private static final int ITERATIONS = 3;

  private Thinning() {}

  static Mask thin(Mask mask) {
    Mask thinned = mask;
    for (int i = 0; i < ITERATIONS; i++) {
      thinned = thinOnce(thinOnce(thinned, true), false);
    }
    return thinned;
  }

  private static Mask thinOnce(Mask mask, boolean first) {
    var result = new Mask(mask.width(), mask.height());
    long[] from = mask.words();
    long[] to = result.words();
    int stride = mask.stride();
    int end = mask.start(mask.height());
    for (int i = mask.start(0); i < end; i++) {
      long word = from[i];
      if (word == 0) {
        continue;
      }
      int up = i - stride;
      int down = i + stride;
      // Neighbours counter-clockwise from east.
      long x0 = word >>> 1 | from[i + 1] << 63;
      long x1 = from[up] >>> 1 | from[up + 1] << 63;
      long x2 = from[up];
      long x3 = from[up] << 1 | from[up - 1] >>> 63;
      long x4 = word << 1 | from[i - 1] >>> 63;
      long x5 = from[down] << 1 | from[down - 1] >>> 63;
      long x6 = from[down];
      long x7 = from[down] >>> 1 | from[down + 1] << 63;
      long g3 = first ? ~((x1 | x2 | ~x7) & x0) : ~((x5 | x6 | ~x3) & x4);
      to[i] =
          word
              & ~(oneCrossing(x0, x1, x2, x3, x4, x5, x6, x7)
                  & g3
                  & twoOrThree(x0, x1, x2, x3, x4, x5, x6, x7));
    }
    return result;
  }

  /** G1: the ring of neighbours goes from clear to set exactly once. */
  private static long oneCrossing(
      long x0, long x1, long x2, long x3, long x4, long x5, long x6, long x7) {
    long a = ~x0 & (x1 | x2);
    long b = ~x2 & (x3 | x4);
    long c = ~x4 & (x5 | x6);
    long d = ~x6 & (x7 | x0);
    return (a ^ b ^ c ^ d) & ~((a & b) | (c & d));
  }

  /** G2: of the two ways to pair neighbours up, the lesser number of pairs with a set pixel. */
  private static long twoOrThree(
      long x0, long x1, long x2, long x3, long x4, long x5, long x6, long x7) {
    long a1 = x1 | x0;
    long b1 = x3 | x2;
    long c1 = x5 | x4;
    long d1 = x7 | x6;
    long a2 = x1 | x2;
    long b2 = x3 | x4;
    long c2 = x5 | x6;
    long d2 = x7 | x0;
    long allOfBoth = a1 & b1 & c1 & d1 & a2 & b2 & c2 & d2;
    return twoOrMore(a1, b1, c1, d1) & twoOrMore(a2, b2, c2, d2) & ~allOfBoth;
  }

  private static long twoOrMore(long a, long b, long c, long d) {
    return (a & b) | (c & d) | ((a | b) & (c | d));
  }
}
