package amplify.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Encodes grey images as 8-bit grey PNGs, one way for each kind of content. Both are fast rather
 * than tight: of the settings tried, those that take the least time and beat or come close to the
 * slower ones in size. Thread-safe; equal images give equal bytes.
 *
 * <p>Source: W3C Recommendation, Portable Network Graphics, second edition.
 */
public enum GreyPng {

  /**
   * For camera images: differences of neighbours, Huffman-coded alone, as noise leaves no
   * repetitions worth looking for.
   */
  PHOTO(1, Deflater.HUFFMAN_ONLY),

  /** For masks and other images of few values in large areas, which are all repetition. */
  FLAT(0, Deflater.DEFAULT_STRATEGY);

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_BYTES = 13;

  /** Length, type and checksum of a chunk. */
  private static final int CHUNK_BYTES = 12;

  private static final int DATA_AT = SIGNATURE.length + CHUNK_BYTES + HEADER_BYTES;

  private final byte filter;
  private final int strategy;

  GreyPng(int filter, int strategy) {
    this.filter = (byte) filter;
    this.strategy = strategy;
  }

  /**
   * Encodes an image.
   *
   * @throws IllegalArgumentException if it has more than about two thousand million pixels
   */
  public byte[] encode(GreyImage image) {
    byte[] out = compress(filtered(image));
    int compressed = out.length - DATA_AT - 2 * CHUNK_BYTES;
    ByteBuffer png = ByteBuffer.wrap(out);
    png.put(SIGNATURE);
    startChunk(png, "IHDR", HEADER_BYTES);
    png.putInt(image.width()).putInt(image.height());
    png.put((byte) 8).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
    endChunk(png, HEADER_BYTES);
    startChunk(png, "IDAT", compressed);
    png.position(png.position() + compressed);
    endChunk(png, compressed);
    startChunk(png, "IEND", 0);
    endChunk(png, 0);
    return out;
  }

  /** Each row with its filter's number before it. */
  private byte[] filtered(GreyImage image) {
    int width = image.width();
    long size = (width + 1L) * image.height();
    if (size > Integer.MAX_VALUE - 1024) {
      throw new IllegalArgumentException(
          "An image of %d×%d is too large for one PNG; at most %d pixels, less one a row, fit"
              .formatted(width, image.height(), Integer.MAX_VALUE - 1024));
    }
    byte[] pixels = image.pixels();
    var rows = new byte[(int) size];
    int to = 0;
    for (int from = 0; from < pixels.length; from += width) {
      rows[to++] = filter;
      if (filter == 0) {
        System.arraycopy(pixels, from, rows, to, width);
      } else {
        rows[to] = pixels[from];
        for (int i = 1; i < width; i++) {
          rows[to + i] = (byte) (pixels[from + i] - pixels[from + i - 1]);
        }
      }
      to += width;
    }
    return rows;
  }

  /** The compressed rows where they belong in the file, with room for all else. */
  private byte[] compress(byte[] rows) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setStrategy(strategy);
      deflater.setInput(rows);
      deflater.finish();
      var out = new byte[DATA_AT + 256 + rows.length];
      int end = DATA_AT + CHUNK_BYTES - 4;
      while (!deflater.finished()) {
        if (end == out.length) {
          out = Arrays.copyOf(out, out.length + (out.length >> 3));
        }
        end += deflater.deflate(out, end, out.length - end);
      }
      return Arrays.copyOf(out, end + 4 + CHUNK_BYTES);
    }
  }

  private static void startChunk(ByteBuffer png, String type, int length) {
    png.putInt(length).put(type.getBytes(StandardCharsets.US_ASCII));
  }

  private static void endChunk(ByteBuffer png, int length) {
    var checksum = new CRC32();
    checksum.update(png.slice(png.position() - length - 4, length + 4));
    png.putInt((int) checksum.getValue());
  }
}
