package amplify.raster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNGs. Our own, because the JDK's writer makes those of photographs half as large again;
 * see docs/decisions/0013-raster-codecs.md.
 */
final class PngEncoder implements Encoder {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int HEADER_BYTES = 13;

  /** Bytes of compressed rows a chunk. */
  private static final int CHUNK = 1 << 16;

  private static final int LONGEST_FILTERED = 1 << 24;

  @Override
  public void encode(Picture picture, Encoding encoding, OutputStream out) throws IOException {
    out.write(SIGNATURE);
    var header = PngHeader.of(picture);
    PngChunks.write(out, "IHDR", bytes(header));
    if (header.isPalette()) {
      var palette = PngPalette.of(picture);
      PngChunks.write(out, "PLTE", palette.colours());
      if (palette.opacities().length > 0) {
        PngChunks.write(out, "tRNS", palette.opacities());
      }
    }
    writeRows(picture, header, encoding.level(), out);
    PngChunks.write(out, "IEND", new byte[0]);
  }

  private static byte[] bytes(PngHeader header) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(header.width())
        .putInt(header.height())
        .put((byte) header.depth())
        .put((byte) header.colour())
        .array();
  }

  private static void writeRows(Picture picture, PngHeader header, int level, OutputStream out)
      throws IOException {
    var rows = new PngRowBytes(picture, header);
    boolean filtered = level > 0 && worthFiltering(header);
    try (var deflater = new Deflater(level)) {
      deflater.setStrategy(filtered ? Deflater.FILTERED : Deflater.DEFAULT_STRATEGY);
      var data = new DeflaterOutputStream(new PngChunks(out, "IDAT", CHUNK), deflater, CHUNK);
      if (filtered) {
        var filter = new PngFiltering(rows.length(), header.step());
        for (int y = 0; y < header.height(); y++) {
          data.write(filter.best(rows.next()));
        }
      } else {
        for (int y = 0; y < header.height(); y++) {
          data.write(0);
          data.write(rows.next());
        }
      }
      data.close();
    }
  }

  /**
   * Neighbours resemble each other, but numbers and bits do not. Trying filters takes six times the
   * room of a row.
   */
  private static boolean worthFiltering(PngHeader header) {
    return !header.isPalette()
        && header.depth() >= 8
        && header.rowBytes(header.width()) <= LONGEST_FILTERED;
  }
}
