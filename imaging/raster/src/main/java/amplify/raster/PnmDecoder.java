package amplify.raster;

import java.util.function.IntUnaryOperator;

/** Reads Netpbm files. Samples are scaled to the full range if their white is another. */
final class PnmDecoder implements Decoder {

  @Override
  public Header header(Source source) {
    PnmHeader header = PnmHeader.read(source);
    return new Header(Format.PNM, header.width(), header.height(), 1);
  }

  @Override
  public Picture decode(Source source, int page) {
    source.checkPage(page, 1);
    PnmHeader header = PnmHeader.read(source);
    Mode mode = header.mode();
    int width = header.width();
    int height = header.height();
    int perRow = width * header.channels();
    var bytes = new byte[mode.bits() == 8 ? perRow * height : 0];
    var shorts = new short[mode.bits() == 16 ? perRow * height : 0];
    int full = mode.bits() == 8 ? 0xFF : 0xFFFF;
    IntUnaryOperator samples = samples(source, header);
    for (int y = 0; y < height; y++) {
      source.deadline().check();
      for (int i = y * perRow; i < (y + 1) * perRow; i++) {
        int sample = samples.applyAsInt(i);
        if (sample > header.most()) {
          throw source.corrupt("a sample is beyond white");
        }
        int scaled = (int) (((long) sample * full + header.most() / 2) / header.most());
        if (mode.bits() == 8) {
          bytes[i] = (byte) scaled;
        } else {
          shorts[i] = (short) scaled;
        }
      }
    }
    return mode.bits() == 8
        ? Picture.of(mode, width, height, bytes)
        : Picture.of(mode, width, height, shorts);
  }

  /** Gives sample after sample; 1 is black in bitmaps alone. */
  private static IntUnaryOperator samples(Source source, PnmHeader header) {
    byte[] file = source.bytes();
    int from = header.data();
    var text = new PnmNumbers(source, from - 1);
    int rowBytes = (header.width() + 7) / 8;
    return switch (header.kind()) {
      case 1 -> _ -> 1 - text.digit();
      case 2, 3 -> _ -> text.next();
      case 4 ->
          i -> {
            int x = i % header.width();
            return (~file[from + i / header.width() * rowBytes + x / 8] >> (7 - x % 8)) & 1;
          };
      default ->
          header.most() < 256
              ? i -> file[from + i] & 0xFF
              : i -> ((file[from + 2 * i] & 0xFF) << 8) | (file[from + 2 * i + 1] & 0xFF);
    };
  }
}
