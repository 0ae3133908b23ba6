package amplify.raster;

import java.util.Set;

/** One page of a TIFF, checked: what it asks for is bounded by its size, which is within limits. */
final class TiffPage {

  /** No algorithm here makes more bytes of one, but those for fax: white lines take a bit. */
  private static final int MOST_EXPANSION = 4096;

  private static final Set<Integer> FAX = Set.of(2, 3, 4);
  private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, 8, 32773, 32946);
  private static final Set<Integer> PHOTOMETRICS = Set.of(0, 1, 2, 3, 5);
  private static final Set<Integer> BITS = Set.of(1, 2, 4, 8, 16);

  private final Source source;
  private final TiffTags tags;
  private final long width;
  private final long height;

  private TiffPage(Source source, TiffTags tags) {
    this.source = source;
    this.tags = tags;
    this.width = tags.get(TiffTags.WIDTH, 0);
    this.height = tags.get(TiffTags.HEIGHT, 0);
  }

  static TiffPage read(Source source, int directory) {
    var page = new TiffPage(source, TiffTags.read(source, directory));
    source.checkSize(page.width, page.height);
    page.checkKind();
    page.checkParts();
    return page;
  }

  int width() {
    return (int) width;
  }

  int height() {
    return (int) height;
  }

  int orientation() {
    return Orientation.known(tags.get(TiffTags.ORIENTATION, 1));
  }

  byte[] alone() {
    return tags.alone();
  }

  private int compression() {
    return (int) tags.get(TiffTags.COMPRESSION, 1);
  }

  private int samples() {
    return (int) tags.get(TiffTags.SAMPLES, 1);
  }

  private int bits() {
    return (int) tags.get(TiffTags.BITS, 1);
  }

  private void checkKind() {
    if (!COMPRESSIONS.contains(compression())) {
      throw source.unread(
          "compression %d, and none, fax, LZW, Deflate and PackBits are".formatted(compression()));
    }
    if (!PHOTOMETRICS.contains((int) tags.get(TiffTags.PHOTOMETRIC, 0))) {
      throw source.unread("colours that are neither grey, RGB, CMYK nor of a palette");
    }
    boolean even = true;
    for (long bits : tags.all(TiffTags.BITS)) {
      even &= bits == bits();
    }
    for (long kind : tags.all(TiffTags.SAMPLE_FORMAT)) {
      even &= kind == 1 || kind == 4;
    }
    if (!even || !BITS.contains(bits()) || samples() < 1 || samples() > 5) {
      throw source.unread(
          "%d samples a pixel of %d bits, or of different kinds".formatted(samples(), bits()));
    }
    if (tags.all(TiffTags.BITS).length > 5 || tags.all(TiffTags.EXTRA_SAMPLES).length > 4) {
      throw source.corrupt("it has more samples than it says");
    }
  }

  private void checkParts() {
    boolean tiled = tags.has(TiffTags.TILE_WIDTH);
    long columns = tiled ? tags.get(TiffTags.TILE_WIDTH, 0) : width;
    long rows =
        tiled
            ? tags.get(TiffTags.TILE_HEIGHT, 0)
            : Math.min(tags.get(TiffTags.ROWS_PER_STRIP, height), height);
    source.checkSize(columns, rows);
    boolean planar = tags.get(TiffTags.PLANAR, 1) == 2;
    long across = (width + columns - 1) / columns;
    long down = (height + rows - 1) / rows;
    source.checkSize(across * columns, down * rows);
    long parts = across * down * (planar ? samples() : 1);
    long[] offsets = tags.all(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
    long[] sizes = tags.all(tiled ? TiffTags.TILE_BYTES : TiffTags.STRIP_BYTES);
    if (offsets.length != parts || sizes.length != parts) {
      throw source.corrupt(
          "its pixels lie in %d parts of which %d are told".formatted(parts, offsets.length));
    }
    for (int i = 0; i < parts; i++) {
      if (offsets[i] + sizes[i] > source.bytes().length) {
        throw source.truncated();
      }
      long last = tiled || (i + 1) % down != 0 ? rows : height - (down - 1) * rows;
      checkSize(sizes[i], (columns * bits() * (planar ? 1 : samples()) + 7) / 8 * last);
    }
  }

  private void checkSize(long stored, long raw) {
    boolean enough =
        compression() == 1
            ? stored >= raw
            : stored > 0 && (FAX.contains(compression()) || stored * MOST_EXPANSION >= raw);
    if (!enough) {
      throw source.corrupt("a part has %d bytes for %d".formatted(stored, raw));
    }
  }
}
