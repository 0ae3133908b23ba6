package amplify.raster;

/**
 * How a picture is written. What a format does not know of is left aside.
 *
 * @param format one that is written
 * @param quality of JPEGs, 1 to 100, default 75; colour is stored at half the resolution
 * @param level of PNGs' compression, 0 none to 9 smallest, default 6
 * @param tiff compression of TIFFs, default LZW
 */
public record Encoding(Format format, int quality, int level, TiffCompression tiff) {

  /**
   * Checks the values.
   *
   * @throws UnsupportedTargetException if one is out of its range
   */
  public Encoding {
    check("quality", quality, 1, 100);
    check("compression level", level, 0, 9);
  }

  /** A format with its defaults. */
  public static Encoding of(Format format) {
    return new Encoding(format, 75, 6, TiffCompression.LZW);
  }

  /** The same with another quality, 1 to 100. */
  public Encoding withQuality(int other) {
    return new Encoding(format, other, level, tiff);
  }

  /** The same with another level, 0 to 9. */
  public Encoding withLevel(int other) {
    return new Encoding(format, quality, other, tiff);
  }

  /** The same with another compression of TIFFs. */
  public Encoding withTiff(TiffCompression other) {
    return new Encoding(format, quality, level, other);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new UnsupportedTargetException(
          "The %s is %d to %d; got %d".formatted(what, least, most, value));
    }
  }
}
