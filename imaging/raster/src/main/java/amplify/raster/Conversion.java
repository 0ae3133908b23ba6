package amplify.raster;

/** From each mode to each other. */
final class Conversion {

  private Conversion() {}

  static Picture convert(Picture picture, Mode target) {
    if (picture.mode() == target) {
      return picture;
    }
    return switch (target) {
      case PALETTE -> Palettes.adapt(picture);
      case BILEVEL -> Dithering.dither(picture.to(Mode.GREY));
      default -> byPixel(picture, target);
    };
  }

  private static Picture byPixel(Picture picture, Mode target) {
    int pixels = picture.width() * picture.height();
    int channels = target.channels();
    boolean narrow = target.bits() == 8;
    var bytes = new byte[narrow ? pixels * channels : 0];
    var shorts = new short[narrow ? 0 : pixels * channels];
    var pixel = new Pixel(target.bits());
    for (int i = 0; i < pixels; i++) {
      pixel.read(picture, i);
      if (!target.hasAlpha()) {
        pixel.layOnWhite();
      }
      if (narrow) {
        pixel.write(target, bytes, i * channels);
      } else {
        pixel.write(target, shorts, i * channels);
      }
    }
    return narrow
        ? Picture.of(target, picture.width(), picture.height(), bytes)
        : Picture.of(target, picture.width(), picture.height(), shorts);
  }
}
