package amplify.roi;

import amplify.blobs.Mask;
import amplify.image.GreyImage;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Draws lines on grey images. */
final class Overlay {

  private Overlay() {}

  /**
   * The image, coloured where the lines are, as a PNG.
   *
   * @param rgb red, green and blue from high to low bits
   */
  static byte[] png(GreyImage image, Mask lines, int rgb) {
    var samples = new byte[3 * image.pixels().length];
    int to = 0;
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        int colour = lines.isSet(row, column) ? rgb : image.grey(row, column) * 0x010101;
        samples[to++] = (byte) (colour >> 16);
        samples[to++] = (byte) (colour >> 8);
        samples[to++] = (byte) colour;
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
