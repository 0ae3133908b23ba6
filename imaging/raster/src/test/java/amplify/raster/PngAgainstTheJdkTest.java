package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JDK's reader sees in PNGs what ours does, whatever their layout, and in ours what we wrote.
 */
class PngAgainstTheJdkTest {

  private static final int[][] SIZES = {{1, 1}, {2, 3}, {5, 5}, {9, 8}, {33, 17}};

  @ParameterizedTest
  @EnumSource(names = {"BILEVEL", "GREY", "GREY_ALPHA", "GREY16", "RGB", "RGBA", "RGB16", "RGBA16"})
  void ofEveryModeWithAndWithoutInterlacing(Mode mode) throws IOException {
    for (int[] size : SIZES) {
      BufferedImage image = PictureRendering.of(Samples.noise(mode, size[0], size[1]));
      same(png(image, false));
      same(png(image, true));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void ofPalettesOfFewBits(int bits) throws IOException {
    var random = new Random(bits);
    var map = new byte[3][1 << bits];
    for (byte[] channel : map) {
      random.nextBytes(channel);
    }
    var colours = new IndexColorModel(bits, 1 << bits, map[0], map[1], map[2]);
    for (int[] size : SIZES) {
      BufferedImage image =
          ImageTypeSpecifier.createFromRenderedImage(
                  new BufferedImage(
                      1,
                      1,
                      bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
                      colours))
              .createBufferedImage(size[0], size[1]);
      for (int y = 0; y < size[1]; y++) {
        for (int x = 0; x < size[0]; x++) {
          image.getRaster().setSample(x, y, 0, random.nextInt(1 << bits));
        }
      }
      same(png(image, false));
      same(png(image, true));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CMYK")
  void whatWeWrite(Mode mode) throws IOException {
    for (int[] size : SIZES) {
      same(Samples.encode(Samples.noise(mode, size[0], size[1]), Format.PNG));
      same(Samples.encode(Samples.smooth(size[0], size[1]).to(mode), Format.PNG));
    }
  }

  @Test
  void numbersBeyondThePaletteAreBlack() throws IOException {
    Picture picture = Picture.of(3, 1, new byte[] {0, 1, 7}, new int[] {0xFF102030, 0xFFFFFFFF});
    byte[] png = Samples.encode(picture, Format.PNG);
    same(png);
    assertEquals(0xFF000000, ImageIO.read(new ByteArrayInputStream(png)).getRGB(2, 0));
  }

  @Test
  void photographsAreSmallerThanTheJdkMakesThem() throws IOException {
    Picture picture = Samples.smooth(300, 200);
    byte[] noisy = picture.bytes().clone();
    var random = new Random(1);
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (byte) Math.clamp((noisy[i] & 0xFF) + random.nextInt(8), 0, 255);
    }
    Picture photograph = Picture.of(Mode.RGB, 300, 200, noisy);
    int ours = Samples.encode(photograph, Format.PNG).length;
    int jdk = png(PictureRendering.of(photograph), false).length;
    assertTrue(ours < 0.8 * jdk, ours + " bytes, the JDK " + jdk);
  }

  private static void same(byte[] png) throws IOException {
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(png));
    Picture actual = new RasterReader().read(png);
    assertEquals(expected.getWidth(), actual.width());
    assertEquals(expected.getHeight(), actual.height());
    if (expected.getColorModel() instanceof IndexColorModel && actual.mode() != Mode.PALETTE) {
      actual = actual.to(Mode.RGB);
    } else if (actual.mode() == Mode.PALETTE) {
      actual = actual.to(Mode.RGB);
    }
    int channels = actual.mode().channels();
    var row = new int[expected.getWidth()];
    for (int y = 0; y < actual.height(); y++) {
      var ours = new int[row.length];
      for (int c = 0; c < channels; c++) {
        for (int x = 0; x < row.length; x++) {
          ours[x] = actual.sample(y, x, c);
          row[x] =
              expected.getColorModel() instanceof IndexColorModel
                  ? (expected.getRGB(x, y) >> (8 * (2 - c))) & 0xFF
                  : expected.getRaster().getSample(x, y, c);
        }
        assertArrayEquals(row, ours);
      }
    }
  }

  private static byte[] png(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    var out = new ByteArrayOutputStream();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (interlaced) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
