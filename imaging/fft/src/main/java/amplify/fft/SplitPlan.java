package amplify.fft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A length of small factors: one stage of butterflies each. */
final class SplitPlan extends FftPlan {

  private final Stages stages;

  /** Of even lengths, for lines whose second half is 0: the first radix is even. */
  private final Stages halfStages;

  private final int largestRadix;

  SplitPlan(int length, List<Integer> radices) {
    super(length);
    stages = new Stages(length, radices);
    List<Integer> evenFirst = new ArrayList<>(radices);
    if (length % 2 == 0) {
      Integer even = radices.stream().filter(radix -> radix % 2 == 0).findFirst().orElseThrow();
      evenFirst.remove((Object) even);
      evenFirst.addFirst(even);
    }
    halfStages = evenFirst.equals(radices) ? stages : new Stages(length, evenFirst);
    largestRadix = radices.stream().mapToInt(radix -> radix).max().orElse(1);
  }

  @Override
  public int stripLength() {
    return length() * STEP;
  }

  @Override
  public int scratchLength() {
    // Butterflies of any odd radix put sums and differences aside; half lines of odd lengths are
    // filled up behind.
    return butterflyScratch() + length() * STEP;
  }

  private int butterflyScratch() {
    return (largestRadix + 1) * STEP;
  }

  @Override
  public void forward(double[] lines, int from, double[] strip, double[] scratch) {
    stages.run(lines, from, strip, scratch);
  }

  @Override
  public void forwardOfHalf(double[] lines, int from, double[] strip, double[] scratch) {
    if (length() % 2 == 0) {
      halfStages.runOfHalf(lines, from, strip, scratch);
      return;
    }
    int at = butterflyScratch();
    int given = (length() / 2 + 1) * STEP;
    System.arraycopy(lines, from, scratch, at, given);
    Arrays.fill(scratch, at + given, at + length() * STEP, 0);
    stages.run(scratch, at, strip, scratch);
  }
}
