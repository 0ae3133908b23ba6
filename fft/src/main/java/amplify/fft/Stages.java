package amplify.fft;

import java.util.Arrays;
import java.util.List;

/** The passes of one length in order, and where the first finds its input. */
final class Stages {

  private static final int[] ONE_BLOCK = {0};

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

  /**
   * Runs on elements 1 to half the length, the others being 0.
   *
   * @param from where element 0 would be; it is not read
   * @param spare where scratch has room for elements
   */
  void runOfHalf(double[] lines, int from, int spare, double[] strip, double[] scratch) {
    int hop = starts.length * Stage.STEP;
    int radix = passes[0].radix();
    passes[0].firstOfHalf(lines, from, hop, starts, strip, scratch);
    // The first block joins element 0, which is absent, and the one at half the length, which is
    // not.
    Arrays.fill(scratch, spare, spare + radix * Stage.STEP, 0);
    for (int i = 1; i <= radix / 2; i++) {
      System.arraycopy(lines, from + i * hop, scratch, spare + i * Stage.STEP, Stage.STEP);
    }
    passes[0].first(scratch, spare, Stage.STEP, ONE_BLOCK, strip, scratch);
    finish(strip, scratch);
  }

  private void finish(double[] strip, double[] scratch) {
    for (int i = 1; i < passes.length; i++) {
      passes[i].next(strip, length, scratch);
    }
  }
}
