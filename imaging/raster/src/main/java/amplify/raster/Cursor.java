package amplify.raster;

import java.nio.charset.StandardCharsets;

/** A place in a file that moves on with what is taken, and never beyond the end. */
final class Cursor {

  private final Format format;
  private final byte[] bytes;
  private final int end;
  private int at;

  Cursor(Format format, byte[] bytes, int from, int end) {
    this.format = format;
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  void moveTo(long place) {
    if (place < 0 || place > end) {
      throw UnreadableImageException.truncated(format);
    }
    at = (int) place;
  }

  void skip(long count) {
    moveTo(at + count);
  }

  int u8() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int u16() {
    return u8() << 8 | u8();
  }

  long u32() {
    return (long) u16() << 16 | u16();
  }

  int u16le() {
    return u8() | u8() << 8;
  }

  int u24le() {
    return u16le() | u8() << 16;
  }

  long u32le() {
    return u16le() | (long) u16le() << 16;
  }

  /** Four letters, such as name chunks. */
  String tag() {
    need(4);
    at += 4;
    return new String(bytes, at - 4, 4, StandardCharsets.ISO_8859_1);
  }

  private void need(int count) {
    if (end - at < count) {
      throw UnreadableImageException.truncated(format);
    }
  }
}
