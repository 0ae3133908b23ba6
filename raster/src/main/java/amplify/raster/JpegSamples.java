package amplify.raster;

/** Takes strips of a picture apart into the blocks of a JPEG's components, centred on 0. */
final class JpegSamples {

  private static final int HALF = 1 << 15;
  private static final float CHROMA_SCALE = 1f / (4 << 16);

  private final byte[] bytes;
  private final int width;
  private final int height;
  private final int channels;
  private final int inverted;

  JpegSamples(Picture picture) {
    this.bytes = picture.bytes();
    this.width = picture.width();
    this.height = picture.height();
    this.channels = picture.mode().channels();
    // Inks are inverted, as Adobe's marker says.
    this.inverted = picture.mode() == Mode.CMYK ? 0xFF : 0;
  }

  /** Fills blocks with one channel of eight rows; the last column and row repeat beyond the edge. */
  void channel(int channel, int top, JpegBlocks blocks, int first, int across) {
    for (int i = 0; i < 64; i++) {
      int column = i % 8;
      float[] to = blocks.samples(i / 8, column);
      int row = row(top + i / 8);
      int inside = inside(width, column);
      int at = row + column * channels + channel;
      for (int block = first; block < first + inside; block++) {
        to[block] = ((bytes[at] & 0xFF) ^ inverted) - 128;
        at += 8 * channels;
      }
      int last = row + (width - 1) * channels + channel;
      for (int block = first + inside; block < first + across; block++) {
        to[block] = ((bytes[last] & 0xFF) ^ inverted) - 128;
      }
    }
  }

  private int row(int y) {
    return Math.min(y, height - 1) * width * channels;
  }

  /** How many blocks have that column of theirs inside so many columns. */
  private static int inside(int columns, int column) {
    return Math.max(0, (columns - column + 7) / 8);
  }

  /** Fills blocks with the luma of eight rows of RGB. */
  void luma(int top, JpegBlocks blocks, int first, int across) {
    for (int i = 0; i < 64; i++) {
      int column = i % 8;
      float[] to = blocks.samples(i / 8, column);
      int row = row(top + i / 8);
      int inside = inside(width, column);
      int at = row + column * 3;
      for (int block = first; block < first + inside; block++) {
        to[block] = luma(bytes, at);
        at += 8 * 3;
      }
      for (int block = first + inside; block < first + across; block++) {
        to[block] = luma(bytes, row + (width - 1) * 3);
      }
    }
  }

  private static int luma(byte[] bytes, int at) {
    int red = bytes[at] & 0xFF;
    int green = bytes[at + 1] & 0xFF;
    int blue = bytes[at + 2] & 0xFF;
    return ((19595 * red + 38470 * green + 7471 * blue + HALF) >> 16) - 128;
  }

  /**
   * Fills blocks with the colour of sixteen rows of RGB, one sample for each square of 2×2 pixels;
   * at odd edges the last pixel counts twice.
   */
  void chroma(int top, JpegBlocks blocks, int firstBlue, int firstRed, int across) {
    int columns = (width + 1) / 2;
    int lastRow = (height + 1) / 2 - 1;
    var reds = new int[across];
    var greens = new int[across];
    var blues = new int[across];
    for (int i = 0; i < 64; i++) {
      int column = i % 8;
      float[] to = blocks.samples(i / 8, column);
      int y = 2 * Math.min(top / 2 + i / 8, lastRow);
      int row = row(y);
      int below = row(y + 1) - row;
      int whole = inside(width / 2, column);
      int at = row + column * 6;
      for (int block = 0; block < whole; block++) {
        reds[block] = sum(at, 3, below);
        greens[block] = sum(at + 1, 3, below);
        blues[block] = sum(at + 2, 3, below);
        at += 8 * 6;
      }
      int x = 2 * (columns - 1);
      int right = x + 1 < width ? 3 : 0;
      for (int block = whole; block < across; block++) {
        reds[block] = sum(row + x * 3, right, below);
        greens[block] = sum(row + x * 3 + 1, right, below);
        blues[block] = sum(row + x * 3 + 2, right, below);
      }
      for (int block = 0; block < across; block++) {
        to[firstBlue + block] =
            (-11059f * reds[block] - 21709f * greens[block] + 32768f * blues[block]) * CHROMA_SCALE;
      }
      for (int block = 0; block < across; block++) {
        to[firstRed + block] =
            (32768f * reds[block] - 27439f * greens[block] - 5329f * blues[block]) * CHROMA_SCALE;
      }
    }
  }

  private int sum(int at, int right, int below) {
    return (bytes[at] & 0xFF)
        + (bytes[at + right] & 0xFF)
        + (bytes[at + below] & 0xFF)
        + (bytes[at + below + right] & 0xFF);
  }
}
