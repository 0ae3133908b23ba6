package amplify.fft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The transform of an image")
class Fft2dTest {

  private static double[] random(int size, long seed) {
    return new Random(seed).doubles(size, 0, 255).toArray();
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({"1,1", "1,7", "2,2", "3,5", "8,8", "17,12", "34,50", "96,128", "131,26", "67,71"})
  @DisplayName("gives what the definition gives, along rows and columns")
  void definition(int height, int width) {
    double[] re = random(height * width, 1);
    double[] im = random(height * width, 2);
    double[][] expected = naive(re, im, height, width);
    new Fft2d(height, width).forward(re, im);
    double tolerance = 1e-12 * 255 * Math.sqrt(height * width);
    assertArrayEquals(expected[0], re, tolerance);
    assertArrayEquals(expected[1], im, tolerance);
  }

  private static double[][] naive(double[] re, double[] im, int height, int width) {
    double[][] out = {re.clone(), im.clone()};
    for (int y = 0; y < height; y++) {
      along(out, y * width, 1, width);
    }
    for (int x = 0; x < width; x++) {
      along(out, x, width, height);
    }
    return out;
  }

  private static void along(double[][] image, int start, int by, int count) {
    double[][] line = new double[2][count];
    for (int i = 0; i < count; i++) {
      line[0][i] = image[0][start + i * by];
      line[1][i] = image[1][start + i * by];
    }
    line = NaiveDft.forward(line[0], line[1]);
    for (int i = 0; i < count; i++) {
      image[0][start + i * by] = line[0][i];
      image[1][start + i * by] = line[1][i];
    }
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({"2,3", "42,80", "509,131", "234,317"})
  @DisplayName("is undone by its inverse")
  void roundTrip(int height, int width) {
    double[] re = random(height * width, 3);
    double[] im = random(height * width, 4);
    double[] sameRe = re.clone();
    double[] sameIm = im.clone();
    Fft2d fft = new Fft2d(height, width);
    fft.forward(re, im);
    fft.inverse(re, im);
    assertArrayEquals(sameRe, re, 1e-11);
    assertArrayEquals(sameIm, im, 1e-11);
  }

  @Test
  @DisplayName("refuses arrays that are too short, and says how long they must be")
  void refusal() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Fft2d(3, 4).forward(new double[12], new double[11]));
    assertTrue(refused.getMessage().contains("12 numbers, got 12 and 11"), refused::getMessage);
  }
}
