package amplify.fft;

import java.util.stream.IntStream;

/** How a length is split into radices, the largest odd ones first. */
final class Radices {

  /** The largest prime taken as a radix; above, a convolution is faster. */
  static final int LARGEST = 61;

  private Radices() {}

  /** The radices, whose product is the length; the first is above {@link #LARGEST} if any is. */
  static int[] of(int length) {
    int twos = Integer.numberOfTrailingZeros(length);
    IntStream.Builder odd = IntStream.builder();
    int rest = length >> twos;
    for (int prime = 3; rest > 1; prime += 2) {
      while (rest % prime == 0) {
        odd.add(prime);
        rest /= prime;
      }
    }
    int[] primes = odd.build().toArray();
    IntStream descending =
        IntStream.range(0, primes.length).map(i -> primes[primes.length - 1 - i]);
    return IntStream.concat(descending, powersOfTwo(twos)).toArray();
  }

  private static IntStream powersOfTwo(int twos) {
    return switch (twos) {
      case 0 -> IntStream.empty();
      case 1 -> IntStream.of(2);
      case 2 -> IntStream.of(4);
      case 4 -> IntStream.of(4, 4);
      default -> IntStream.concat(IntStream.of(8), powersOfTwo(twos - 3));
    };
  }
}
