package amplify.raster;

/**
 * A picture in memory: rows from top to bottom, pixels from left to right, the samples of a pixel
 * beside each other. Unchangeable by agreement: arrays are handed out as they are, and nobody
 * writes to them.
 */
public final class Picture {

  /** More 4-channel pixels than these have no room in an array. */
  static final long MOST_PIXELS = (Integer.MAX_VALUE - 16) / 4;

  private final Mode mode;
  private final int width;
  private final int height;
  private final byte[] bytes;
  private final short[] shorts;
  private final int[] palette;

  private Picture(Mode mode, int width, int height, byte[] bytes, short[] shorts, int[] palette) {
    this.mode = mode;
    this.width = width;
    this.height = height;
    this.bytes = bytes;
    this.shorts = shorts;
    this.palette = palette;
    long samples = (long) width * height * mode.channels();
    if (width < 1 || height < 1 || samples != bytes.length + (long) shorts.length) {
      throw new IllegalArgumentException(
          "A picture of %d×%d in mode %s takes that many samples, at least one; got %d"
              .formatted(width, height, mode, bytes.length + (long) shorts.length));
    }
  }

  /**
   * A picture of 8-bit samples.
   *
   * @throws IllegalArgumentException if the mode is not of 8 bits or needs a palette, or the
   *     samples do not fill the size exactly
   */
  public static Picture of(Mode mode, int width, int height, byte[] samples) {
    if (mode.bits() != 8 || mode == Mode.PALETTE) {
      throw new IllegalArgumentException(
          "Mode %s takes other samples than bytes alone".formatted(mode));
    }
    return new Picture(mode, width, height, samples, new short[0], new int[0]);
  }

  /**
   * A picture of 16-bit samples, unsigned.
   *
   * @throws IllegalArgumentException if the mode is not of 16 bits, or the samples do not fill the
   *     size exactly
   */
  public static Picture of(Mode mode, int width, int height, short[] samples) {
    if (mode.bits() != 16) {
      throw new IllegalArgumentException("Mode %s takes bytes, not shorts".formatted(mode));
    }
    return new Picture(mode, width, height, new byte[0], samples, new int[0]);
  }

  /**
   * A picture of mode P.
   *
   * @param indices the number of a colour for each pixel; numbers beyond the palette are black
   * @param palette up to 256 colours: opacity, red, green, blue from high to low bits
   * @throws IllegalArgumentException if there are no or too many colours, or the indices do not
   *     fill the size exactly
   */
  public static Picture of(int width, int height, byte[] indices, int[] palette) {
    if (palette.length < 1 || palette.length > 256) {
      throw new IllegalArgumentException(
          "A palette has 1 to 256 colours; got %d".formatted(palette.length));
    }
    return new Picture(Mode.PALETTE, width, height, indices, new short[0], palette);
  }

  /** What its pixels are made of. */
  public Mode mode() {
    return mode;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The samples of an 8-bit mode, not copied; empty if it is of 16 bits. */
  public byte[] bytes() {
    return bytes;
  }

  /** The samples of a 16-bit mode, not copied; empty if it is of 8 bits. */
  public short[] shorts() {
    return shorts;
  }

  /** The colours of mode P as in {@link #of(int, int, byte[], int[])}; empty in other modes. */
  public int[] palette() {
    return palette;
  }

  /** A sample of a pixel, 0 to 255 or 65535; of mode P the number of its colour. */
  public int sample(int row, int column, int channel) {
    int at = (row * width + column) * mode.channels() + channel;
    return mode.bits() == 8 ? bytes[at] & 0xFF : shorts[at] & 0xFFFF;
  }

  /**
   * The same picture in another mode; itself if it is of that mode.
   *
   * <ul>
   *   <li>Grey is the luma of ITU-R 601: (299 R + 587 G + 114 B) / 1000, rounded.
   *   <li>Opacity that the mode cannot hold is composited on white. Mode P and its opacity: a pixel
   *       less than half opaque is transparent, any other opaque.
   *   <li>16 bits become 8 by dropping the lower ones, 8 become 16 times 257; each undoes the
   *       other.
   *   <li>Mode 1 is dithered after Floyd and Steinberg.
   *   <li>Mode P has an adaptive palette: the colours of the picture if they are at most 256, else
   *       those of a median cut, without dithering.
   *   <li>CMYK is 255 less RGB without black; back, it is the light that the inks leave.
   * </ul>
   */
  public Picture to(Mode target) {
    return Conversion.convert(this, target);
  }

  /**
   * The same picture, shrunk to fit; itself if it does. Never enlarges, and keeps the ratio of
   * sides as well as whole pixels allow.
   *
   * <p>Each new pixel is a bicubic mean over the area it stands for; 16 bits are kept. Pictures of
   * mode P come back as RGB or RGBA, those of mode 1 as L.
   *
   * @param maxWidth at most so many columns
   * @param maxHeight at most so many rows
   * @throws IllegalArgumentException if one of them is below 1
   */
  public Picture within(int maxWidth, int maxHeight) {
    return Shrinking.shrink(this, maxWidth, maxHeight);
  }

  /** Whether a pixel may be less than opaque, as far as mode and palette tell. */
  boolean mayBeTransparent() {
    for (int colour : palette) {
      if (colour >>> 24 != 0xFF) {
        return true;
      }
    }
    return mode.hasAlpha();
  }

  /** Mode, size and no samples. */
  @Override
  public String toString() {
    return "%s %d×%d".formatted(mode, width, height);
  }
}
