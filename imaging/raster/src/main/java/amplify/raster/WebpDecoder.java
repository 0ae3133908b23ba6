package amplify.raster;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

/** Reads WebPs by TwelveMonkeys' reader, which is given each frame as a file of its own. */
final class WebpDecoder implements Decoder {

  @Override
  public Header header(Source source) {
    WebpFile file = WebpFile.read(source);
    return new Header(Format.WEBP, file.width(), file.height(), file.images().size());
  }

  @Override
  public Picture decode(Source source, int page) {
    WebpFile file = WebpFile.read(source);
    source.checkPage(page, file.images().size());
    WebpImage shown = file.images().get(page);
    Picture picture =
        page == 0 && shown.width() == file.width() && shown.height() == file.height()
            ? image(source, shown)
            : composed(source, file, page);
    return Orientation.upright(picture, file.orientation());
  }

  private static Picture composed(Source source, WebpFile file, int page) {
    var canvas = new Canvas(file.width(), file.height());
    for (int i = 0; i <= page; i++) {
      WebpImage image = file.images().get(i);
      canvas.lay(image(source, image), image.left(), image.top(), image.blended());
      if (i < page && image.cleared()) {
        canvas.clear(image.left(), image.top(), image.width(), image.height());
      }
    }
    return canvas.picture();
  }

  private static Picture image(Source source, WebpImage image) {
    Picture picture =
        RenderedPicture.of(
            source,
            LibraryReading.image(source, new WebPImageReaderSpi(), image.alone(source.bytes()), 0));
    if (image.transparent() || !picture.mode().hasAlpha()) {
      return picture;
    }
    // Lossless pixels have opacity, which counts only if the header says so.
    byte[] rgba = picture.bytes();
    var rgb = new byte[rgba.length / 4 * 3];
    for (int i = 0; i < rgb.length / 3; i++) {
      System.arraycopy(rgba, 4 * i, rgb, 3 * i, 3);
    }
    return Picture.of(Mode.RGB, picture.width(), picture.height(), rgb);
  }
}
