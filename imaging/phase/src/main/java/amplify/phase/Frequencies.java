package amplify.phase;

import amplify.fft.FftPlan;

/** The frequency grid of the published algorithm, zero frequency first. */
final class Frequencies {

  private Frequencies() {}

  /**
   * The frequency at an index. An odd axis reaches up to ½ on both sides, so its step is 1/(n−1);
   * that is how the algorithm was published, and archives were made with it.
   */
  static double at(int index, int n) {
    int signed = index < (n + 1) / 2 ? index : index - n;
    return (double) signed / (n % 2 == 0 ? n : n - 1);
  }

  /** Rounds up to whole vectors. */
  static int padded(int count) {
    return (count + FftPlan.LANES - 1) / FftPlan.LANES * FftPlan.LANES;
  }
}
