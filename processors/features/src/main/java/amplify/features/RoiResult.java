package amplify.features;

import amplify.blobs.RoiFeatures;

/** What became of a ROI. */
sealed interface RoiResult {

  /** The target number. */
  int target();

  /**
   * A ROI that was measured.
   *
   * @param target the target number
   * @param features its features
   * @param mask its mask, as a PNG; not changed afterwards
   */
  // Passed on at once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Measured(int target, RoiFeatures features, byte[] mask) implements RoiResult {}

  /**
   * A ROI that cannot be measured.
   *
   * @param target the target number
   * @param reason for people
   */
  record Failed(int target, String reason) implements RoiResult {}
}
