package amplify.roi;

/**
 * What became of a ROI of a bin.
 *
 * @param <R> what is measured
 */
sealed interface RoiResult<R> {

  /** The target number. */
  int target();

  /**
   * A ROI that was measured.
   *
   * @param target the target number
   * @param measured what was measured
   * @param mask its mask, as a PNG; not changed afterwards
   */
  // Passed on at once and never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Measured<R>(int target, R measured, byte[] mask) implements RoiResult<R> {}

  /**
   * A ROI that cannot be measured.
   *
   * @param target the target number
   * @param reason for people
   */
  record Failed<R>(int target, String reason) implements RoiResult<R> {}
}
