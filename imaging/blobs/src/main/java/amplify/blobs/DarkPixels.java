package amplify.blobs;

import amplify.image.GreyImage;

/** The pixels clearly darker than the background, found by clustering the image's grey values. */
final class DarkPixels {

  /** Columns transposed at a time: a cache line of each row. */
  private static final int BAND = 64;

  private DarkPixels() {}

  static Mask of(GreyImage image) {
    byte[] pixels = columnMajor(image);
    var clusters = new GreyClusters(pixels);
    boolean[] dark = clusters.dark();
    var mask = new Mask(image.width(), image.height());
    if (clusters.levelsAreGreys()) {
      setByRows(mask, image.pixels(), dark);
    } else {
      setByColumns(mask, pixels, dark);
    }
    return mask;
  }

  private static void setByRows(Mask mask, byte[] pixels, boolean[] chosen) {
    int width = mask.width();
    for (int row = 0; row < mask.height(); row++) {
      int start = mask.start(row);
      for (int first = 0; first < width; first += 64) {
        int at = row * width + first;
        int bits = Math.min(64, width - first);
        long word = 0;
        for (int bit = 0; bit < bits; bit++) {
          word |= (chosen[pixels[at + bit] & 0xFF] ? 1L : 0L) << bit;
        }
        mask.words()[start + (first >> 6)] = word;
      }
    }
  }

  private static void setByColumns(Mask mask, byte[] pixels, boolean[] chosen) {
    for (int i = 0; i < pixels.length; i++) {
      if (chosen[pixels[i] & 0xFF]) {
        int column = i / mask.height();
        mask.set(i % mask.height(), column, column + 1);
      }
    }
  }

  private static byte[] columnMajor(GreyImage image) {
    int width = image.width();
    int height = image.height();
    byte[] from = image.pixels();
    var to = new byte[from.length];
    for (int band = 0; band < width; band += BAND) {
      int end = Math.min(width, band + BAND);
      for (int row = 0; row < height; row++) {
        for (int column = band; column < end; column++) {
          to[column * height + row] = from[row * width + column];
        }
      }
    }
    return to;
  }
}
