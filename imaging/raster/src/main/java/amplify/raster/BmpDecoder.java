package amplify.raster;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;

/** Reads Windows bitmaps by TwelveMonkeys' reader. */
final class BmpDecoder implements Decoder {

  @Override
  public Header header(Source source) {
    BmpHeader header = BmpHeader.read(source);
    return new Header(Format.BMP, header.width(), header.height(), 1);
  }

  @Override
  public Picture decode(Source source, int page) {
    source.checkPage(page, 1);
    BmpHeader.read(source);
    return RenderedPicture.of(
        source, LibraryReading.image(source, new BMPImageReaderSpi(), source.bytes(), 0));
  }
}
