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

  boolean isEmpty() {
    return count == 0;
  }

  double last() {
    return figures[count - 1];
  }

  double median() {
    return sorted()[count / 2];
  }

  double least() {
    return sorted()[0];
  }

  double most() {
    return sorted()[count - 1];
  }

  private double[] sorted() {
    double[] sorted = Arrays.copyOf(figures, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
