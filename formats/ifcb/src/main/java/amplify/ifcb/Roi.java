package amplify.ifcb;

import amplify.image.GreyImage;

/** A region of interest, one for each image that a bin ought to have. */
public sealed interface Roi {

  /** The target number: the 1-based number of the ROI's line in the .adc. */
  int target();

  /**
   * A ROI that was read.
   *
   * @param target the target number
   * @param image its pixels, stitched if it was split
   */
  record Image(int target, GreyImage image) implements Roi {}

  /**
   * A ROI that cannot be read.
   *
   * @param target the target number
   * @param reason one sentence without a full stop: size, offset and length of the .roi, and what
   *     is wrong with them
   */
  record Corrupt(int target, String reason) implements Roi {}
}
