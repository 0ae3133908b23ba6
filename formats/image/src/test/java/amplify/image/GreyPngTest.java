package amplify.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was encoded is what the JDK's own reader decodes. */
class GreyPngTest {

  private static final int[][] SHAPES = {
    {1, 1}, {1, 7}, {7, 1}, {2, 2}, {3, 5}, {64, 64}, {110, 60}, {255, 257}, {1380, 1034}
  };

  @ParameterizedTest
  @EnumSource
  void noiseComesBack(GreyPng png) throws IOException {
    var random = new Random(1);
    comesBackInEveryShape(png, _ -> random.nextInt());
  }

  @ParameterizedTest
  @EnumSource
  void gradientsComeBack(GreyPng png) throws IOException {
    comesBackInEveryShape(png, i -> i / 3);
  }

  @ParameterizedTest
  @EnumSource
  void masksComeBack(GreyPng png) throws IOException {
    comesBackInEveryShape(png, i -> i / 97 % 2 * 255);
  }

  @ParameterizedTest
  @EnumSource
  void constantImagesComeBack(GreyPng png) throws IOException {
    comesBackInEveryShape(png, _ -> 255);
  }

  @ParameterizedTest
  @EnumSource
  void imagesOfRandomShapesComeBack(GreyPng png) throws IOException {
    var random = new Random(2);
    for (int i = 0; i < 200; i++) {
      int spread = 1 + random.nextInt(256);
      comesBack(
          png, image(1 + random.nextInt(90), 1 + random.nextInt(90), _ -> random.nextInt(spread)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalImagesGiveEqualBytes(GreyPng png) {
    assertArrayEquals(png.encode(image(50, 40, i -> i * i)), png.encode(image(50, 40, i -> i * i)));
  }

  @Test
  void masksShrinkToLessThanAPercent() {
    int size = GreyPng.FLAT.encode(image(400, 300, i -> i / 30_000 % 2 * 255)).length;
    assertTrue(size < 400 * 300 / 100, "%d bytes".formatted(size));
  }

  private static void comesBackInEveryShape(GreyPng png, IntUnaryOperator grey) throws IOException {
    for (int[] shape : SHAPES) {
      comesBack(png, image(shape[0], shape[1], grey));
    }
  }

  private static void comesBack(GreyPng png, GreyImage image) throws IOException {
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png.encode(image)));
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, decoded.getType());
    assertEquals(image.width(), decoded.getWidth());
    assertEquals(image.height(), decoded.getHeight());
    byte[] pixels = ((DataBufferByte) decoded.getRaster().getDataBuffer()).getData();
    assertArrayEquals(image.pixels(), Arrays.copyOf(pixels, image.pixels().length));
  }

  private static GreyImage image(int width, int height, IntUnaryOperator grey) {
    var pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) grey.applyAsInt(i);
    }
    return new GreyImage(width, height, pixels);
  }
}
