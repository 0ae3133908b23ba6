package amplify.fft;

import java.util.Arrays;

/** A length of small factors: one stage of butterflies each. */
final class SplitPlan extends FftPlan {

  private final Stage[] stages;
  private final int[] places;
  private final int scratchLength;

  SplitPlan(int length, int[] radices) {
    super(length);
    stages = new Stage[radices.length];
    int span = 1;
    for (int i = 0; i < radices.length; i++) {
      stages[i] = Stage.of(radices[i], span);
      span *= radices[i];
    }
    places = new int[length];
    place(radices, radices.length - 1, length, 0, 1, 0);
    // Butterflies of any odd radix put sums and differences aside.
    scratchLength = (Arrays.stream(radices).max().orElse(1) + 1) * STEP;
  }

  /** Deals the elements start, start + by, … out to the parts that the last stage joins. */
  private void place(int[] radices, int stage, int count, int start, int by, int row) {
    if (stage < 0) {
      places[start] = row;
      return;
    }
    int radix = radices[stage];
    for (int part = 0; part < radix; part++) {
      place(
          radices,
          stage - 1,
          count / radix,
          start + part * by,
          by * radix,
          row + part * (count / radix));
    }
  }

  @Override
  public int[] places() {
    return places.clone();
  }

  @Override
  public int stripLength() {
    return length() * STEP;
  }

  @Override
  public int scratchLength() {
    return scratchLength;
  }

  @Override
  public void forward(double[] strip, double[] scratch) {
    for (Stage stage : stages) {
      stage.run(strip, length(), scratch);
    }
  }
}
