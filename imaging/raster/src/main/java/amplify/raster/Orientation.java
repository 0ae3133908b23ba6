package amplify.raster;

/**
 * Turns pictures upright. Orientations are numbered as in EXIF and TIFF: 1 upright, 2 mirrored, 3
 * upside down, 4 upside down and mirrored, 5 transposed, 6 to be turned clockwise, 7 transposed
 * along the other diagonal, 8 to be turned anticlockwise.
 */
final class Orientation {

  private Orientation() {}

  /** The number itself if there is such an orientation, else 1. */
  static int known(long number) {
    return number >= 1 && number <= 8 ? (int) number : 1;
  }

  static Picture upright(Picture picture, int orientation) {
    if (orientation == 1) {
      return picture;
    }
    boolean sidesSwap = orientation > 4;
    int width = sidesSwap ? picture.height() : picture.width();
    int height = sidesSwap ? picture.width() : picture.height();
    int channels = picture.mode().channels();
    boolean narrow = picture.mode().bits() == 8;
    var bytes = new byte[picture.bytes().length];
    var shorts = new short[picture.shorts().length];
    Object from = narrow ? picture.bytes() : picture.shorts();
    Object to = narrow ? bytes : shorts;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int source = source(picture, orientation, x, y) * channels;
        int target = (y * width + x) * channels;
        System.arraycopy(from, source, to, target, channels);
      }
    }
    if (picture.mode() == Mode.PALETTE) {
      return Picture.of(width, height, bytes, picture.palette());
    }
    return narrow
        ? Picture.of(picture.mode(), width, height, bytes)
        : Picture.of(picture.mode(), width, height, shorts);
  }

  /** The pixel as stored that is seen at a place. */
  private static int source(Picture stored, int orientation, int x, int y) {
    int right = stored.width() - 1;
    int bottom = stored.height() - 1;
    int column =
        switch (orientation) {
          case 2, 3 -> right - x;
          case 5, 6 -> y;
          case 7, 8 -> right - y;
          default -> x;
        };
    int row =
        switch (orientation) {
          case 3, 4 -> bottom - y;
          case 5, 8 -> x;
          case 6, 7 -> bottom - x;
          default -> y;
        };
    return row * stored.width() + column;
  }
}
