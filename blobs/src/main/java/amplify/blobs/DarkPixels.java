package amplify.blobs;

import amplify.image.GreyImage;

/** The pixels clearly darker than the background, found by clustering the image's grey values. */
final class DarkPixels {

  /** Columns transposed at a time: a cache line of each row. */
  private static final int BAND = 64;

  private DarkPixels() {}

  static Mask of(GreyImage image) {
    var clusters = new GreyClusters(columnMajor(image));
    int background = clusters.brighter();
    int darkest = clusters.darkest(background);
    var dark = new long[256];
    for (int grey = 0; grey < dark.length; grey++) {
      dark[grey] = isDark(clusters.clusterOf(grey), grey, background, darkest) ? 1 : 0;
    }
    Mask mask = where(image, dark);
    if (clusters.stray() >= 0) {
      int column = clusters.stray() / image.height();
      int row = clusters.stray() % image.height();
      int grey = image.grey(row, column);
      long bit = 1L << column;
      int at = mask.start(row) + (column >> 6);
      if (isDark(1 - clusters.clusterOf(grey), grey, background, darkest)) {
        mask.words()[at] |= bit;
      } else {
        mask.words()[at] &= ~bit;
      }
    }
    return mask;
  }

  private static boolean isDark(int cluster, int grey, int background, int darkest) {
    return cluster != background && 4 * grey <= 3 * darkest;
  }

  private static Mask where(GreyImage image, long[] chosen) {
    var mask = new Mask(image.width(), image.height());
    byte[] pixels = image.pixels();
    for (int row = 0; row < image.height(); row++) {
      int start = mask.start(row);
      for (int first = 0; first < image.width(); first += 64) {
        int at = row * image.width() + first;
        int bits = Math.min(64, image.width() - first);
        long word = 0;
        for (int bit = 0; bit < bits; bit++) {
          word |= chosen[pixels[at + bit] & 0xFF] << bit;
        }
        mask.words()[start + (first >> 6)] = word;
      }
    }
    return mask;
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
