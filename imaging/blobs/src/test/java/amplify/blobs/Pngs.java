package amplify.blobs;

import amplify.image.GreyImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;

/** Reads grey PNGs with the JDK's own reader. */
final class Pngs {

  private Pngs() {}

  static GreyImage read(InputStream in) throws IOException {
    BufferedImage image = ImageIO.read(in);
    int[] samples =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    int white = image.getSampleModel().getSampleSize(0) == 1 ? 255 : 1;
    var pixels = new byte[samples.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (samples[i] * white);
    }
    return new GreyImage(image.getWidth(), image.getHeight(), pixels);
  }
}
