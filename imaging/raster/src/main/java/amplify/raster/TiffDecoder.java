package amplify.raster;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;

/** Reads TIFFs by TwelveMonkeys' reader, which is given each page as if it were the only one. */
final class TiffDecoder implements Decoder {

  @Override
  public Header header(Source source) {
    TiffFile file = TiffFile.read(source);
    TiffPage page = TiffPage.read(source, file.directories().getFirst());
    return new Header(Format.TIFF, page.width(), page.height(), file.directories().size());
  }

  @Override
  public Picture decode(Source source, int page) {
    TiffFile file = TiffFile.read(source);
    source.checkPage(page, file.directories().size());
    TiffPage one = TiffPage.read(source, file.directories().get(page));
    Picture picture =
        RenderedPicture.of(
            source, LibraryReading.image(source, new TIFFImageReaderSpi(), one.alone(), 0));
    return Orientation.upright(picture, one.orientation());
  }
}
