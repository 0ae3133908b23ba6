package amplify.blobs;

/**
 * The length of a blob's outline, estimated from how its perimeter pixels neighbour each other.
 *
 * <p>Source: Benkrid, Crookes and Benkrid, Design and FPGA implementation of a perimeter estimator
 * (2000). Its weights by code 1 + 2·(neighbours at sides) + 10·(neighbours at corners) are: 1 for
 * 5, 7, 15, 17, 25 and 27; √2 for 21 and 33; (1+√2)/2 for 13 and 23.
 */
final class Perimeter {

  private Perimeter() {}

  static double length(Mask perimeter) {
    long[] words = perimeter.words();
    int stride = perimeter.stride();
    int end = perimeter.start(perimeter.height());
    int straight = 0;
    int diagonal = 0;
    int mixed = 0;
    for (int i = perimeter.start(0); i < end; i++) {
      long word = words[i];
      if (word == 0) {
        continue;
      }
      int up = i - stride;
      int down = i + stride;
      Tally sides =
          new Tally(
              words[up],
              words[down],
              word << 1 | words[i - 1] >>> 63,
              word >>> 1 | words[i + 1] << 63);
      Tally corners =
          new Tally(
              words[up] << 1 | words[up - 1] >>> 63,
              words[up] >>> 1 | words[up + 1] << 63,
              words[down] << 1 | words[down - 1] >>> 63,
              words[down] >>> 1 | words[down + 1] << 63);
      long none = sides.none();
      long one = sides.one();
      long two = sides.two();
      straight +=
          Long.bitCount(
              word & (two | sides.three()) & (corners.none() | corners.one() | corners.two()));
      diagonal += Long.bitCount(word & ((none & corners.two()) | (one & corners.three())));
      mixed += Long.bitCount(word & one & (corners.one() | corners.two()));
    }
    return straight + Math.sqrt(2) * diagonal + (1 + Math.sqrt(2)) / 2 * mixed;
  }

  /** How many of four bits are set, in each of 64 places. */
  private record Tally(long a, long b, long c, long d) {

    long none() {
      return ~(a | b | c | d);
    }

    long one() {
      return (a ^ b ^ c ^ d) & ~((a & b) | (c & d));
    }

    long two() {
      return ~(a ^ b ^ c ^ d) & (a | b | c | d) & ~(a & b & c & d);
    }

    long three() {
      return (a ^ b ^ c ^ d) & ((a & b) | (c & d));
    }
  }
}
