package amplify.fft;

import java.util.List;
import jdk.incubator.vector.DoubleVector;

/** The passes of one length in order, and where the first finds its input. */
final class Stages {

  private final int length;
  private final Stage[] passes;

  /** By block of the first pass, the first element its butterfly joins. */
  private final int[] starts;

  Stages(int length, List<Integer> radices) {
    this.length = length;
    passes = new Stage[radices.size()];
    int span = 1;
    for (int i = 0; i < passes.length; i++) {
      passes[i] = Stage.of(radices.get(i), span);
      span *= radices.get(i);
    }
    starts = new int[passes.length == 0 ? 1 : length / radices.getFirst()];
    place(radices, radices.size() - 1, starts.length, 0, 1, 0);
  }

  /** Deals the elements start, start + by, … out to the parts that a pass joins. */
  private void place(List<Integer> radices, int pass, int blocks, int start, int by, int block) {
    if (pass <= 0) {
      starts[block] = start;
      return;
    }
    int radix = radices.get(pass);
    int part = blocks / radix;
    for (int i = 0; i < radix; i++) {
      place(radices, pass - 1, part, start + i * by, by * radix, block + i * part);
    }
  }

  void run(double[] lines, int from, double[] strip, double[] scratch) {
    if (passes.length == 0) {
      System.arraycopy(lines, from, strip, 0, Stage.STEP);
      return;
    }
    passes[0].first(lines, from, starts.length * Stage.STEP, starts, strip, scratch);
    finish(strip, scratch);
  }

  /** Runs on lines of even length whose elements above half the length are 0. */
  void runOfHalf(double[] lines, int from, double[] strip, double[] scratch) {
    int hop = starts.length * Stage.STEP;
    int radix = passes[0].radix();
    passes[0].firstOfHalf(lines, from, hop, starts, strip, scratch);
    // The one element at half the length belongs to the first block; it adds to all its outputs,
    // with signs by turns.
    int at = from + radix / 2 * hop;
    var re = DoubleVector.fromArray(Stage.LANES, lines, at);
    var im = DoubleVector.fromArray(Stage.LANES, lines, at + Stage.WIDTH);
    for (int k = 0; k < radix * Stage.STEP; k += 2 * Stage.STEP) {
      plus(strip, k, re);
      plus(strip, k + Stage.WIDTH, im);
      minus(strip, k + Stage.STEP, re);
      minus(strip, k + Stage.STEP + Stage.WIDTH, im);
    }
    finish(strip, scratch);
  }

  private static void plus(double[] strip, int at, DoubleVector x) {
    DoubleVector.fromArray(Stage.LANES, strip, at).add(x).intoArray(strip, at);
  }

  private static void minus(double[] strip, int at, DoubleVector x) {
    DoubleVector.fromArray(Stage.LANES, strip, at).sub(x).intoArray(strip, at);
  }

  private void finish(double[] strip, double[] scratch) {
    for (int i = 1; i < passes.length; i++) {
      passes[i].next(strip, length, scratch);
    }
  }
}
