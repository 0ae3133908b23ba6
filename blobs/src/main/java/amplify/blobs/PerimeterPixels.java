package amplify.blobs;

/** The pixels of a blob that have a clear pixel, or the end of the crop, at one of their sides. */
final class PerimeterPixels {

  private PerimeterPixels() {}

  static Mask of(Mask blob) {
    var result = new Mask(blob.width(), blob.height());
    long[] from = blob.words();
    long[] to = result.words();
    int stride = blob.stride();
    int end = blob.start(blob.height());
    for (int i = blob.start(0); i < end; i++) {
      long word = from[i];
      long west = word << 1 | from[i - 1] >>> 63;
      long east = word >>> 1 | from[i + 1] << 63;
      to[i] = word & ~(west & east & from[i - stride] & from[i + stride]);
    }
    return result;
  }
}
