package amplify.raster;

/** Puts the samples of PNG rows where the picture has them. */
final class PngPixels {

  private final PngFile file;
  private final PngHeader header;
  private final Mode mode;
  private final int[] key;
  private final byte[] bytes;
  private final short[] shorts;

  PngPixels(PngFile file) {
    this.file = file;
    this.header = file.header();
    this.key = file.key().stream().mapToInt(Integer::intValue).toArray();
    this.mode = header.mode(key.length > 0);
    int samples = header.width() * header.height() * mode.channels();
    this.bytes = new byte[mode.bits() == 8 ? samples : 0];
    this.shorts = new short[mode.bits() == 16 ? samples : 0];
  }

  /** Puts every {@code step}th pixel of a row of the picture. */
  void put(byte[] row, int pixels, int y, int x, int step) {
    int channels = header.channels();
    if (header.depth() == 8 && key.length == 0 && step == 1) {
      System.arraycopy(row, 0, bytes, y * header.width() * channels, pixels * channels);
      return;
    }
    for (int i = 0; i < pixels; i++) {
      int to = (y * header.width() + x + i * step) * mode.channels();
      if (header.depth() == 16) {
        put16(row, i * channels, to);
      } else {
        put8(row, i * channels, to);
      }
    }
  }

  private void put8(byte[] row, int from, int to) {
    boolean transparent = key.length > 0;
    for (int c = 0; c < header.channels(); c++) {
      int sample = sample(row, from + c);
      transparent &= c < key.length && sample == key[c];
      bytes[to + c] = (byte) (header.isPalette() ? sample : scaled(sample));
    }
    if (key.length > 0) {
      bytes[to + header.channels()] = (byte) (transparent ? 0 : 0xFF);
    }
  }

  private void put16(byte[] row, int from, int to) {
    boolean transparent = key.length > 0;
    boolean colour = (header.colour() & 2) != 0;
    int at = to;
    for (int c = 0; c < header.channels(); c++) {
      int sample = sample(row, from + c);
      transparent &= c < key.length && sample == key[c];
      int times = colour || c > 0 || mode == Mode.GREY16 ? 1 : 3;
      for (int i = 0; i < times; i++) {
        shorts[at++] = (short) sample;
      }
    }
    if (key.length > 0) {
      shorts[at] = (short) (transparent ? 0 : 0xFFFF);
    }
  }

  private int sample(byte[] row, int i) {
    return switch (header.depth()) {
      case 16 -> ((row[2 * i] & 0xFF) << 8) | (row[2 * i + 1] & 0xFF);
      case 8 -> row[i] & 0xFF;
      default -> {
        int bit = i * header.depth();
        int shift = 8 - header.depth() - (bit & 7);
        yield (row[bit >> 3] >> shift) & ((1 << header.depth()) - 1);
      }
    };
  }

  /** Few bits spread over the range of 8. */
  private int scaled(int sample) {
    return sample * (255 / ((1 << Math.min(header.depth(), 8)) - 1));
  }

  Picture picture() {
    int width = header.width();
    int height = header.height();
    if (mode == Mode.PALETTE) {
      int[] palette = file.palette().stream().mapToInt(Integer::intValue).toArray();
      return Picture.of(width, height, bytes, palette);
    }
    return mode.bits() == 8
        ? Picture.of(mode, width, height, bytes)
        : Picture.of(mode, width, height, shorts);
  }

  /** Columns or rows of a pass: those from the first on, every {@code step}th. */
  static int count(int size, int first, int step) {
    return Math.max(0, (size - first + step - 1) / step);
  }
}
