package amplify.bench;

import java.util.Arrays;

/** Figures of one kind, one a round; the median is the one to quote. */
final class Rounds {

  private final double[] figures;
  private int count;

  Rounds(int rounds) {
    figures = new double[rounds];
  }

  void add(double figure) {
    figures[count++] = figure;
  }

  double last() {
    return figures[count - 1];
  }

  double median() {
    double[] sorted = Arrays.copyOf(figures, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }
}
