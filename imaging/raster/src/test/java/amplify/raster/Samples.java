package amplify.raster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;

/** Pictures and files that tests begin with. */
final class Samples {

  private Samples() {}

  /** Noise of a mode, with every value somewhere. */
  static Picture noise(Mode mode, int width, int height) {
    var random = new Random(width * 31L + height + mode.channels());
    int samples = width * height * mode.channels();
    if (mode.bits() == 16) {
      var shorts = new short[samples];
      for (int i = 0; i < samples; i++) {
        shorts[i] = (short) random.nextInt();
      }
      return Picture.of(mode, width, height, shorts);
    }
    var bytes = new byte[samples];
    random.nextBytes(bytes);
    if (mode == Mode.PALETTE) {
      var palette = new int[256];
      for (int i = 0; i < 256; i++) {
        palette[i] = 0xFF000000 | random.nextInt();
      }
      return Picture.of(width, height, bytes, palette);
    }
    if (mode == Mode.BILEVEL) {
      for (int i = 0; i < samples; i++) {
        bytes[i] = (byte) (bytes[i] >> 7);
      }
    }
    return Picture.of(mode, width, height, bytes);
  }

  /** A smooth picture, as JPEGs are made for. */
  static Picture smooth(int width, int height) {
    var bytes = new byte[width * height * 3];
    for (int i = 0; i < bytes.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      bytes[i] = (byte) (128 + 100 * Math.sin(x / 23.0 + i % 3) * Math.cos(y / 17.0 - i % 3));
    }
    return Picture.of(Mode.RGB, width, height, bytes);
  }

  static byte[] file(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] encode(Picture picture, Format format) {
    return encode(picture, Encoding.of(format));
  }

  static byte[] encode(Picture picture, Encoding encoding) {
    var out = new ByteArrayOutputStream();
    try {
      new RasterWriter(encoding).write(picture, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
