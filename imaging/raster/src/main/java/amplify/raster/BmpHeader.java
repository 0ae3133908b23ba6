package amplify.raster;

import java.util.Set;

/** The headers of a Windows bitmap, as far as they bound what reading it takes. */
record BmpHeader(int width, int height, int bits, int compression) {

  private static final Set<Integer> SIZES = Set.of(12, 40, 52, 56, 64, 108, 124);
  private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);
  private static final int OLD_SIZE = 12;
  private static final int FILE_HEADER = 14;

  /** Plain, two kinds of run lengths, two kinds of bit fields; others hold a JPEG or a PNG. */
  private static final Set<Integer> COMPRESSIONS = Set.of(0, 1, 2, 3, 6);

  static BmpHeader read(Source source) {
    Cursor at = source.cursor();
    at.skip(10);
    long pixels = at.u32le();
    int size = (int) Math.min(at.u32le(), Integer.MAX_VALUE);
    if (!SIZES.contains(size)) {
      throw source.unread("a header of %d bytes".formatted(size));
    }
    long width = size == OLD_SIZE ? at.u16le() : (int) at.u32le();
    long height = size == OLD_SIZE ? at.u16le() : (int) at.u32le();
    // Negative heights mean that the first row is the top one.
    source.checkSize(width, Math.abs(height));
    at.skip(2);
    int bits = at.u16le();
    int compression = size == OLD_SIZE ? 0 : (int) at.u32le();
    if (!BITS.contains(bits) || !COMPRESSIONS.contains(compression)) {
      throw source.unread("%d bits a pixel, compression %d".formatted(bits, compression));
    }
    if (size != OLD_SIZE) {
      at.skip(12);
      long colours = at.u32le();
      if (colours > 256 || (bits <= 8 && colours > 1 << bits)) {
        throw source.corrupt("it has a palette of %d colours".formatted(colours));
      }
    }
    long data =
        compression == 1 || compression == 2 ? 1 : (width * bits + 31) / 32 * 4 * Math.abs(height);
    if (pixels < FILE_HEADER + size) {
      throw source.corrupt("its pixels begin within its header");
    }
    at.moveTo(pixels);
    at.skip(data);
    return new BmpHeader((int) width, (int) Math.abs(height), bits, compression);
  }
}
