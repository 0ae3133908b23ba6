package amplify.bench;

import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;

/** Pictures of waves of colour with noise over them. */
final class Waves {

  private Waves() {}

  /**
   * Draws one.
   *
   * @param side columns and rows
   * @param noise how much of a sample is noise, 0 to 1: 0.06 is about a camera's
   */
  static Picture rgb(int side, double noise) {
    var random = new Random(1);
    var samples = new byte[side * side * 3];
    for (int i = 0; i < samples.length; i++) {
      double wave = Math.sin(i / 3 % side / 41.0 + i % 3) * Math.cos(i / 3 / side / 29.0);
      double smooth = 128 + 100 * wave;
      samples[i] = (byte) ((1 - noise) * smooth + noise * random.nextInt(256));
    }
    return Picture.of(Mode.RGB, side, side, samples);
  }

  /** The same as a PNG. */
  static byte[] png(Picture picture) throws IOException {
    var out = new ByteArrayOutputStream();
    new RasterWriter(Encoding.of(Format.PNG)).write(picture, out);
    return out.toByteArray();
  }
}
