package amplify.raster;

import java.awt.image.Raster;

/**
 * Reads JPEGs by the JDK's decoder. It gives samples as they are in the file: what the JDK does
 * with colours is slow, depends on profiles, and does not know inks.
 */
final class JpegDecoder implements Decoder {

  @Override
  public Header header(Source source) {
    JpegFrame frame = JpegFrame.read(source);
    return new Header(Format.JPEG, frame.width(), frame.height(), 1);
  }

  @Override
  public Picture decode(Source source, int page) {
    source.checkPage(page, 1);
    JpegFrame frame = JpegFrame.read(source);
    Raster raster = LibraryReading.raster(source, JdkPlugins.reader(Format.JPEG), frame.plain());
    int width = frame.width();
    int height = frame.height();
    int channels = frame.components();
    if (raster.getWidth() != width || raster.getHeight() != height) {
      throw source.corrupt("its pixels are not of its size");
    }
    var samples = new byte[width * height * channels];
    var row = new byte[width * channels];
    for (int y = 0; y < height; y++) {
      raster.getDataElements(0, y, width, 1, row);
      System.arraycopy(row, 0, samples, y * row.length, row.length);
    }
    if (frame.isYcc() && channels > 1) {
      YccColours.toRgb(samples, channels);
    }
    if (channels == 4 && !frame.isYcc()) {
      YccColours.invert(samples, 0, 1);
    } else if (channels == 4) {
      YccColours.invert(samples, 3, 4);
    }
    Mode mode = channels == 1 ? Mode.GREY : channels == 3 ? Mode.RGB : Mode.CMYK;
    return Orientation.upright(Picture.of(mode, width, height, samples), frame.orientation());
  }
}
