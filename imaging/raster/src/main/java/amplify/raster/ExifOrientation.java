package amplify.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation that EXIF data tell of. Damaged EXIF data tell of none: they are no reason to
 * refuse an image.
 */
final class ExifOrientation {

  private static final int UPRIGHT = 1;
  private static final int TAG = 274;
  private static final int SHORT = 3;

  private ExifOrientation() {}

  /** The orientation by a TIFF structure within a file, 1 to 8; 1 if there is none. */
  static int of(byte[] bytes, int from, int length) {
    ByteBuffer exif = ByteBuffer.wrap(bytes, from, length).slice();
    // Some writers keep the JPEG segment's name in front.
    int start = length > 6 && exif.get(0) == 'E' && exif.get(1) == 'x' ? 6 : 0;
    exif = exif.slice(start, length - start);
    if (exif.limit() < 8) {
      return UPRIGHT;
    }
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = exif.getInt(4);
    if (directory < 8 || directory > exif.limit() - 2) {
      return UPRIGHT;
    }
    int entries = exif.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + 12 * i;
      if (at > exif.limit() - 12) {
        return UPRIGHT;
      }
      if ((exif.getShort(at) & 0xFFFF) == TAG && exif.getShort(at + 2) == SHORT) {
        return Orientation.known(exif.getShort(at + 8));
      }
    }
    return UPRIGHT;
  }
}
