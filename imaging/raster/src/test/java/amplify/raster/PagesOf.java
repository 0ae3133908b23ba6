package amplify.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** TIFFs of several pages, of files of one. */
final class PagesOf {

  private PagesOf() {}

  /** A grey page, then those of a file, which has to be little-endian. */
  static byte[] both(byte[] grey, byte[] second) {
    Picture picture = new RasterReader().read(grey);
    byte[] pixels = picture.bytes();
    Forgery page = Forgery.little().bytes(second);
    if (page.size() % 2 != 0) {
      page.u8(0);
    }
    int data = page.size();
    page.bytes(pixels).bytes(new byte[pixels.length % 2]);
    int directory = page.size();
    page.u16(7).tag(256, 3, 1, picture.width()).tag(257, 3, 1, picture.height());
    page.tag(258, 3, 1, 8).tag(262, 3, 1, 1).tag(273, 4, 1, data).tag(278, 3, 1, 9999);
    page.tag(279, 4, 1, pixels.length);
    int next = ByteBuffer.wrap(second).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    byte[] both = page.u32(next).done();
    ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN).putInt(4, directory);
    return both;
  }
}
