package amplify.fft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How a length is split into radices. */
final class Radices {

  /** The largest prime taken as a radix; above, a convolution is faster. */
  static final int LARGEST_PRIME = 139;

  private static final int[] SHORT = {12, 10, 8, 7, 6, 5, 4, 3, 2};

  private Radices() {}

  /** The cheapest radices whose product is the length, falling; none for a length of 1. */
  static List<Integer> of(int length) {
    List<Integer> primes = new ArrayList<>();
    int rest = length;
    for (int prime = 11; prime <= rest; prime += 2) {
      // A prime above 7 has no other use; what is left of small ones is split below.
      while (rest % prime == 0 && isPrime(prime)) {
        primes.add(prime);
        rest /= prime;
      }
    }
    primes.addAll(cheapest(rest));
    primes.sort(Comparator.reverseOrder());
    return primes;
  }

  private static boolean isPrime(int odd) {
    for (int divisor = 3; divisor * divisor <= odd; divisor += 2) {
      if (odd % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> cheapest(int length) {
    List<Integer> best = List.of();
    double least = length == 1 ? 0 : Double.POSITIVE_INFINITY;
    for (int radix : SHORT) {
      if (length % radix == 0) {
        List<Integer> split = new ArrayList<>(cheapest(length / radix));
        split.add(radix);
        double cost = split.stream().mapToDouble(Radices::cost).sum();
        if (cost < least) {
          least = cost;
          best = split;
        }
      }
    }
    return best;
  }

  /** Operations for each element: additions and products, twiddles, loads and stores. */
  private static double cost(int radix) {
    double butterfly =
        switch (radix) {
          case 2 -> 2;
          case 3 -> 5.3;
          case 4 -> 4;
          case 5 -> 8;
          case 6 -> 7.3;
          case 7 -> 10.5;
          case 8 -> 7;
          case 10 -> 10;
          default -> 9.3;
        };
    return butterfly + 4.0 * (radix - 1) / radix + 4;
  }
}
