package amplify.raster;

/**
 * The header of a Netpbm file.
 *
 * @param kind 1 to 6: bitmap, grey and colours as text, then the same in binary
 * @param most the sample that is white; 1 for bitmaps
 * @param data where the samples begin
 */
record PnmHeader(int kind, int width, int height, int most, int data) {

  static PnmHeader read(Source source) {
    var numbers = new PnmNumbers(source, 2);
    int kind = source.bytes()[1] - '0';
    int width = numbers.next();
    int height = numbers.next();
    source.checkSize(width, height);
    int most = kind == 1 || kind == 4 ? 1 : numbers.next();
    if (most < 1 || most > 0xFFFF) {
      throw source.corrupt("white is %d, and may be 1 to 65535".formatted(most));
    }
    var header = new PnmHeader(kind, width, height, most, numbers.at() + 1);
    if (header.leastBytes() > source.bytes().length - (long) header.data) {
      throw source.truncated();
    }
    return header;
  }

  boolean isBitmap() {
    return kind == 1 || kind == 4;
  }

  boolean isText() {
    return kind < 4;
  }

  int channels() {
    return kind == 3 || kind == 6 ? 3 : 1;
  }

  Mode mode() {
    if (isBitmap()) {
      return Mode.BILEVEL;
    }
    boolean wide = most > 255;
    return channels() == 3 ? (wide ? Mode.RGB16 : Mode.RGB) : (wide ? Mode.GREY16 : Mode.GREY);
  }

  private long leastBytes() {
    long samples = (long) width * height * channels();
    return switch (kind) {
      case 1 -> samples;
      case 2, 3 -> 2 * samples - 1;
      case 4 -> (width + 7L) / 8 * height;
      default -> samples * (most > 255 ? 2 : 1);
    };
  }
}
