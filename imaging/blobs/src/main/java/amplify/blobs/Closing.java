package amplify.blobs;

/**
 * Closing with the radius-2 diamond, as if the image went on clear on all sides. The radius-2
 * diamond is the radius-1 diamond applied twice.
 */
final class Closing {

  /** As far as the dilation reaches; the erosion then never asks for a pixel further out. */
  private static final int MARGIN = 2;

  private Closing() {}

  static Mask close(Mask mask) {
    Mask dilated = Diamond.dilate(Diamond.dilate(padded(mask)));
    return cropped(Diamond.erode(Diamond.erode(dilated)), mask);
  }

  private static Mask padded(Mask mask) {
    var result = new Mask(mask.width() + 2 * MARGIN, mask.height() + 2 * MARGIN);
    for (int row = 0; row < mask.height(); row++) {
      int from = mask.start(row);
      int to = result.start(row + MARGIN);
      long carry = 0;
      for (int k = 0; k < mask.stride(); k++) {
        long word = mask.words()[from + k];
        result.words()[to + k] = (word << MARGIN) | carry;
        carry = word >>> (64 - MARGIN);
      }
      if (carry != 0) {
        result.words()[to + mask.stride()] = carry;
      }
    }
    return result;
  }

  private static Mask cropped(Mask mask, Mask like) {
    var result = new Mask(like.width(), like.height());
    for (int row = 0; row < result.height(); row++) {
      int from = mask.start(row + MARGIN);
      int to = result.start(row);
      for (int k = 0; k < result.stride(); k++) {
        long next = k + 1 < mask.stride() ? mask.words()[from + k + 1] : 0;
        result.words()[to + k] = (mask.words()[from + k] >>> MARGIN) | (next << (64 - MARGIN));
      }
      result.words()[to + result.stride() - 1] &= result.lastBits();
    }
    return result;
  }
}
