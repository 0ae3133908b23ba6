package amplify.blobs;

/** Dilation and erosion with the radius-1 diamond: a pixel and its four neighbours. */
final class Diamond {

  private Diamond() {}

  /** Sets the neighbours of set pixels too. */
  static Mask dilate(Mask mask) {
    var result = new Mask(mask.width(), mask.height());
    long[] from = mask.words();
    long[] to = result.words();
    int stride = mask.stride();
    for (int row = 0; row < mask.height(); row++) {
      int last = mask.start(row) + stride - 1;
      for (int i = mask.start(row); i <= last; i++) {
        long word = from[i];
        to[i] =
            word
                | word << 1
                | from[i - 1] >>> 63
                | word >>> 1
                | from[i + 1] << 63
                | from[i - stride]
                | from[i + stride];
      }
      to[last] &= mask.lastBits();
    }
    return result;
  }

  /** Clears the neighbours of clear pixels too. What lies outside the image does not count. */
  static Mask erode(Mask mask) {
    return mask.andNot(dilate(mask.complement()));
  }
}
