package amplify.blobs;

/** The pixels of a mask that have a clear pixel, or the end of the mask, at one of their sides. */
final class PerimeterPixels {

  private PerimeterPixels() {}

  static Mask of(Mask mask) {
    var result = new Mask(mask.width(), mask.height());
    long[] from = mask.words();
    long[] to = result.words();
    int stride = mask.stride();
    int end = mask.start(mask.height());
    for (int i = mask.start(0); i < end; i++) {
      long word = from[i];
      long west = word << 1 | from[i - 1] >>> 63;
      long east = word >>> 1 | from[i + 1] << 63;
      to[i] = word & ~(west & east & from[i - stride] & from[i + stride]);
    }
    return result;
  }
}
