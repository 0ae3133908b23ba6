package amplify.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The median")
class MedianTest {

  private final Median median = new Median();

  private void check(double[] present, int absent) {
    double[] values = Arrays.copyOf(present, present.length + absent);
    double[] sorted = present.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double expected = (Math.sqrt(sorted[(n - 1) / 2]) + Math.sqrt(sorted[n / 2])) / 2;
    assertEquals(expected, median.ofRoots(values, values.length, absent, present.length), 0);
  }

  @Test
  @DisplayName("is exact for any number of values, odd or even, with absent ones left out")
  void anyNumber() {
    Random random = new Random(3);
    for (int n = 1; n < 3000; n += 1 + n / 9) {
      check(random.doubles(n, 0, 1e-3).toArray(), random.nextInt(40));
      check(random.doubles(n).map(x -> -Math.log(x)).toArray(), 0);
    }
  }

  @Test
  @DisplayName("is exact where samples mislead: sorted, periodic and equal values, and zeros")
  void misleading() {
    int n = 4096;
    double[] rising = new double[n];
    double[] periodic = new double[n];
    double[] zeros = new double[n];
    double[] equal = new double[n];
    for (int i = 0; i < n; i++) {
      rising[i] = i;
      periodic[i] = i % 64;
      zeros[i] = i % 3 == 0 ? i : 0;
      equal[i] = 7;
    }
    check(rising, 5);
    check(periodic, 0);
    check(zeros, 8);
    check(equal, 3);
    for (int i = 0; i < n; i++) {
      // High just where samples are taken.
      periodic[i] = i % ((n - 8) / 7) < 8 ? 1000 + i : i % 100;
    }
    check(periodic, 0);
  }
}
