package amplify.roi;

import amplify.boofcv.Contour;
import amplify.boofcv.Contour.Pixel;
import amplify.image.GreyImage;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Draws contours on grey images. */
final class Overlay {

  private Overlay() {}

  /**
   * The image, with the pixels of the contours coloured, as a PNG.
   *
   * @param rgb red, green and blue from high to low bits
   */
  static byte[] png(GreyImage image, List<Contour> contours, int rgb) {
    var samples = new byte[3 * image.pixels().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = image.pixels()[i / 3];
    }
    for (Contour contour : contours) {
      for (Pixel pixel : contour.pixels()) {
        int at = 3 * (pixel.row() * image.width() + pixel.column());
        samples[at] = (byte) (rgb >> 16);
        samples[at + 1] = (byte) (rgb >> 8);
        samples[at + 2] = (byte) rgb;
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      new RasterWriter(Encoding.of(Format.PNG))
          .write(Picture.of(Mode.RGB, image.width(), image.height(), samples), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
