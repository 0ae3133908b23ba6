package amplify.raster;

/**
 * Black and white after R. Floyd and L. Steinberg, "An adaptive algorithm for spatial greyscale"
 * (1976): 7/16 of the error go right, 3/16, 5/16 and 1/16 to the row below.
 */
final class Dithering {

  private Dithering() {}

  static Picture dither(Picture grey) {
    int width = grey.width();
    byte[] from = grey.bytes();
    var to = new byte[from.length];
    // Sixteenths that the row above and the pixel to the left hand on.
    var errors = new int[width + 2];
    for (int row = 0; row < from.length; row += width) {
      var below = new int[width + 2];
      int carried = 0;
      for (int x = 0; x < width; x++) {
        int wanted = (from[row + x] & 0xFF) + (carried + errors[x + 1]) / 16;
        int clipped = Math.max(0, Math.min(255, wanted));
        int got = clipped > 128 ? 255 : 0;
        int error = clipped - got;
        to[row + x] = (byte) got;
        carried = 7 * error;
        below[x] += 3 * error;
        below[x + 1] += 5 * error;
        below[x + 2] += error;
      }
      errors = below;
    }
    return Picture.of(Mode.BILEVEL, width, grey.height(), to);
  }
}
