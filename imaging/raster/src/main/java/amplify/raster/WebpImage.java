package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One image of a WebP and its place on the canvas.
 *
 * @param lossless whether it is in VP8L
 * @param alpha where its separate opacity is; empty if it has none
 * @param pixels where its pixels are
 * @param transparent whether it says to have transparent pixels
 * @param blended whether what is below shows through
 * @param cleared whether its place is cleared before the next
 */
record WebpImage(
    int left,
    int top,
    int width,
    int height,
    boolean lossless,
    Chunk alpha,
    Chunk pixels,
    boolean transparent,
    boolean blended,
    boolean cleared) {

  /** Content of a chunk within the file. */
  record Chunk(int from, int length) {}

  static final Chunk NONE = new Chunk(0, 0);

  private static final int ALPHA_FLAG = 0x10;

  /** A file of this image alone, without profiles and whatever else its pixels do not depend on. */
  byte[] alone(byte[] file) {
    var body = new ByteArrayOutputStream(pixels.length + alpha.length + 64);
    body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
    if (alpha.length > 0) {
      var extended = new byte[10];
      ByteBuffer fields = ByteBuffer.wrap(extended).order(ByteOrder.LITTLE_ENDIAN);
      fields.putInt(ALPHA_FLAG);
      put24(fields, width - 1);
      put24(fields, height - 1);
      chunk(body, "VP8X", extended, 0, extended.length);
      chunk(body, "ALPH", file, alpha.from, alpha.length);
    }
    chunk(body, lossless ? "VP8L" : "VP8 ", file, pixels.from, pixels.length);
    var whole = new ByteArrayOutputStream(body.size() + 8);
    chunk(whole, "RIFF", body.toByteArray(), 0, body.size());
    return whole.toByteArray();
  }

  private static void chunk(
      ByteArrayOutputStream out, String name, byte[] from, int at, int length) {
    out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(length >> shift);
    }
    out.write(from, at, length);
    if (length % 2 != 0) {
      out.write(0);
    }
  }

  private static void put24(ByteBuffer to, int value) {
    to.putShort((short) value).put((byte) (value >> 16));
  }
}
