package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files put together by hand, as no writer would write them. */
final class Forgery {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Forgery(ByteOrder order) {
    this.order = order;
  }

  static Forgery big() {
    return new Forgery(ByteOrder.BIG_ENDIAN);
  }

  static Forgery little() {
    return new Forgery(ByteOrder.LITTLE_ENDIAN);
  }

  Forgery text(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Forgery bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Forgery u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Forgery u16(int... values) {
    for (int value : values) {
      bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }
    return this;
  }

  Forgery u32(long... values) {
    for (long value : values) {
      bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
    }
    return this;
  }

  byte[] done() {
    return out.toByteArray();
  }

  int size() {
    return out.size();
  }

  /** A PNG's signature and header of 8-bit RGB. */
  static Forgery png(int width, int height) {
    byte[] header = big().u32(width, height).u8(8, 2, 0, 0, 0).done();
    return big().text("\u0089PNG\r\n\u001A\n").pngChunk("IHDR", header);
  }

  Forgery pngChunk(String type, byte[] content) {
    byte[] sealed = big().text(type).bytes(content).done();
    var sum = new CRC32();
    sum.update(sealed);
    return u32(content.length).bytes(sealed).u32(sum.getValue());
  }

  /** Segment of a JPEG. */
  Forgery segment(int marker, byte[] content) {
    return u8(0xFF, marker).u16(content.length + 2).bytes(content);
  }

  /** A tag of a TIFF with one or more values elsewhere. */
  Forgery tag(int tag, int type, long count, long value) {
    return u16(tag, type).u32(count, value);
  }

  static byte[] deflated(byte[] content) {
    try (var deflater = new Deflater(9)) {
      deflater.setInput(content);
      deflater.finish();
      var out = new byte[content.length / 500 + 1000];
      int size = deflater.deflate(out);
      return Arrays.copyOf(out, size);
    }
  }

  /** The structure that EXIF data are, with nothing but an orientation. */
  static byte[] exif(int orientation) {
    return big().text("MM\0*").u32(8).u16(1).tag(274, 3, 1, (long) orientation << 16).u32(0).done();
  }

  /** A file with something put in. */
  static byte[] inserted(byte[] file, int at, byte[] what) {
    return ByteBuffer.allocate(file.length + what.length)
        .put(file, 0, at)
        .put(what)
        .put(file, at, file.length - at)
        .array();
  }
}
