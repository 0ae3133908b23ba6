package amplify.raster;

/** Who reads what. */
final class Decoders {

  private Decoders() {}

  static Decoder of(Format format) {
    return switch (format) {
      case PNG -> new PngDecoder();
      case JPEG -> new JpegDecoder();
      case TIFF -> new TiffDecoder();
      case BMP -> new BmpDecoder();
      case GIF -> new GifDecoder();
      case WEBP -> new WebpDecoder();
      case PNM -> new PnmDecoder();
    };
  }
}
