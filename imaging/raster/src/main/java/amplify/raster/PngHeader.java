package amplify.raster;

/**
 * The IHDR chunk of a PNG.
 *
 * @param depth bits a sample: 1, 2, 4, 8 or 16
 * @param colour colour type: bit 0 palette, bit 1 colour, bit 2 opacity
 */
record PngHeader(int width, int height, int depth, int colour, boolean interlaced) {

  static PngHeader read(Source source, Cursor chunk) {
    long width = chunk.u32();
    long height = chunk.u32();
    source.checkSize(width, height);
    int depth = chunk.u8();
    int colour = chunk.u8();
    int methods = chunk.u16();
    int interlace = chunk.u8();
    boolean known =
        switch (colour) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!known || methods != 0 || interlace > 1) {
      throw source.corrupt(
          "its header asks for colour type %d with %d bits, methods %d and interlacing %d"
              .formatted(colour, depth, methods, interlace));
    }
    return new PngHeader((int) width, (int) height, depth, colour, interlace == 1);
  }

  /** As a picture is written. */
  static PngHeader of(Picture picture) {
    int colour =
        switch (picture.mode()) {
          case BILEVEL, GREY, GREY16 -> 0;
          case RGB, RGB16 -> 2;
          case PALETTE -> 3;
          case GREY_ALPHA -> 4;
          case RGBA, RGBA16 -> 6;
          case CMYK -> throw new IllegalArgumentException("A PNG has no inks: convert it to RGB");
        };
    int depth = picture.mode() == Mode.BILEVEL ? 1 : picture.mode().bits();
    return new PngHeader(picture.width(), picture.height(), depth, colour, false);
  }

  boolean isPalette() {
    return colour == 3;
  }

  /** Samples a pixel in the file. */
  int channels() {
    return switch (colour) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  /** Bytes of a row of so many pixels, without its filter's number. */
  long rowBytes(int pixels) {
    return ((long) pixels * channels() * depth + 7) / 8;
  }

  /** Bytes between a sample and the one of the pixel before it, as filters see it. */
  int step() {
    return Math.max(1, channels() * depth / 8);
  }

  /**
   * The mode it is read in.
   *
   * @param keyed whether one colour stands for transparency
   */
  Mode mode(boolean keyed) {
    boolean alpha = keyed || (colour & 4) != 0;
    if (isPalette()) {
      return Mode.PALETTE;
    }
    if ((colour & 2) != 0) {
      return depth == 16 ? (alpha ? Mode.RGBA16 : Mode.RGB16) : (alpha ? Mode.RGBA : Mode.RGB);
    }
    if (alpha) {
      // There is no mode for 16-bit grey with opacity.
      return depth == 16 ? Mode.RGBA16 : Mode.GREY_ALPHA;
    }
    return depth == 16 ? Mode.GREY16 : depth == 1 ? Mode.BILEVEL : Mode.GREY;
  }
}
