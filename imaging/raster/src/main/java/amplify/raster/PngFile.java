package amplify.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG that its pixels depend on. All others are stepped over without a look: texts
 * and profiles are compressed and may be bombs.
 *
 * @param palette colours of PLTE with opacities of tRNS, as a {@link Picture} has them
 * @param key samples of the colour that stands for transparency; none if empty
 * @param data where in the file the compressed pixels are
 */
record PngFile(
    PngHeader header, List<Integer> palette, List<Integer> key, List<Span> data, int orientation) {

  /** Part of the file. */
  record Span(int from, int length) {}

  private static final int SIGNATURE_BYTES = 8;

  /** Deflate makes at most so many bytes of one. */
  private static final int MOST_EXPANSION = 1032;

  static PngFile read(Source source) {
    Cursor at = source.cursor();
    at.moveTo(SIGNATURE_BYTES);
    PngHeader header = null;
    var palette = new ArrayList<Integer>();
    var key = new ArrayList<Integer>();
    var data = new ArrayList<Span>();
    int orientation = 1;
    while (true) {
      long length = at.u32();
      String type = at.tag();
      int from = at.at();
      at.skip(length);
      long checksum = at.u32();
      var chunk = new Cursor(source.format(), source.bytes(), from, from + (int) length);
      if (header == null && !type.equals("IHDR")) {
        throw source.corrupt("it does not begin with a header");
      }
      if (Character.isUpperCase(type.charAt(0))) {
        checkSum(source, type, from, (int) length, checksum);
      }
      switch (type) {
        case "IHDR" -> {
          if (header != null) {
            throw source.corrupt("it has two headers");
          }
          header = PngHeader.read(source, chunk);
        }
        case "PLTE" -> readPalette(source, chunk, palette);
        case "tRNS" -> readTransparency(header, chunk, palette, key);
        case "IDAT" -> data.add(new Span(from, (int) length));
        case "eXIf" -> orientation = ExifOrientation.of(source.bytes(), from, (int) length);
        case "IEND" -> {
          return new PngFile(header, palette, key, data, orientation).check(source);
        }
        default -> {
          if (Character.isUpperCase(type.charAt(0))) {
            throw source.corrupt("it has a chunk of no known type where one is needed");
          }
        }
      }
    }
  }

  private PngFile check(Source source) {
    if (header.isPalette() && palette.isEmpty()) {
      throw source.corrupt("its palette is missing");
    }
    long compressed = data.stream().mapToLong(Span::length).sum();
    if (compressed * MOST_EXPANSION < header.rowBytes(header.width()) * header.height()) {
      throw source.corrupt("it has too few data for its size");
    }
    return this;
  }

  private static void checkSum(Source source, String type, int from, int length, long checksum) {
    var sum = new CRC32();
    sum.update(source.bytes(), from - 4, length + 4);
    if (sum.getValue() != checksum) {
      throw source.corrupt("the checksum of its %s chunk is wrong".formatted(printable(type)));
    }
  }

  private static String printable(String type) {
    return type.replaceAll("[^A-Za-z]", "?");
  }

  private static void readPalette(Source source, Cursor chunk, List<Integer> palette) {
    if (chunk.left() > 3 * 256 || chunk.left() % 3 != 0 || !palette.isEmpty()) {
      throw source.corrupt("its palette has no proper size");
    }
    while (chunk.left() > 0) {
      palette.add((0xFF << 24) | (chunk.u8() << 16) | chunk.u16());
    }
  }

  private static void readTransparency(
      PngHeader header, Cursor chunk, List<Integer> palette, List<Integer> key) {
    if (header.isPalette()) {
      for (int i = 0; i < palette.size() && chunk.left() > 0; i++) {
        palette.set(i, (chunk.u8() << 24) | (palette.get(i) & 0xFFFFFF));
      }
    } else if (key.isEmpty() && (header.colour() & 4) == 0) {
      for (int i = 0; i < header.channels(); i++) {
        key.add(chunk.u16() & ((1 << header.depth()) - 1));
      }
    }
  }
}
