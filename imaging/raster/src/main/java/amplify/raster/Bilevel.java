package amplify.raster;

/** Mode 1 with eight pixels a byte, as files have it. */
final class Bilevel {

  private Bilevel() {}

  /** Rows of whole bytes, the first pixel in the highest bit; a set bit is white, or black. */
  static byte[] packed(Picture picture, boolean setIsBlack) {
    int width = picture.width();
    int rowBytes = (width + 7) / 8;
    var packed = new byte[rowBytes * picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < width; x++) {
        if (picture.bytes()[y * width + x] == 0 == setIsBlack) {
          packed[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return packed;
  }
}
