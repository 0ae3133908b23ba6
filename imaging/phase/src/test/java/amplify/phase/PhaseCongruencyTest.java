package amplify.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Phase congruency")
class PhaseCongruencyTest {

  private static final PhaseCongruency SHARED = new PhaseCongruency();

  static Stream<Path> stages() throws IOException {
    Path folder = TestBins.bin("D20240601T120000_IFCB999").goldenStages();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().endsWith(".1-Mm.f64"))
              .sorted()
              .toList();
      assertFalse(found.isEmpty(), "golden stages in " + folder);
      return found.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  @DisplayName("equals the field's reference on its golden images")
  void golden(Path expected) throws IOException {
    String roi = expected.getFileName().toString().replace(".1-Mm.f64", ".0-roi.png");
    GreyImage image = read(expected.resolveSibling(roi));
    var numbers =
        ByteBuffer.wrap(Files.readAllBytes(expected))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer();
    double[] golden = new double[numbers.remaining()];
    numbers.get(golden);
    assertClose(golden, SHARED.moments(image));
  }

  private static GreyImage read(Path png) throws IOException {
    var raster = ImageIO.read(png.toFile()).getRaster();
    int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    byte[] pixels = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      pixels[i] = (byte) samples[i];
    }
    return new GreyImage(raster.getWidth(), raster.getHeight(), pixels);
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({
    "2,2", "2,3", "3,2", "3,3", "2,9", "9,2", "4,4", "5,4", "4,5", "7,7", "8,8", "8,9", "11,13",
    "16,16", "17,34", "26,18", "31,30", "42,42", "42,80", "50,58", "67,40", "71,64", "80,41",
    "97,53", "2,131", "131,2"
  })
  @DisplayName("equals the published formulas for any size")
  void formulas(int height, int width) {
    for (int seed = 0; seed < 3; seed++) {
      GreyImage image = cell(height, width, new Random(seed));
      assertClose(NaivePhaseCongruency.moments(image), SHARED.moments(image));
    }
  }

  @Test
  @DisplayName("equals the published formulas for random sizes, with work arrays used again")
  void randomSizes() {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      GreyImage image = cell(random.nextInt(2, 70), random.nextInt(2, 70), random);
      assertClose(NaivePhaseCongruency.moments(image), SHARED.moments(image));
    }
  }

  /** A dark ellipse with a bright spot on a noisy ground. */
  private static GreyImage cell(int height, int width, Random random) {
    byte[] pixels = new byte[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double r = Math.hypot((y - 0.45 * height) / height, (x - 0.55 * width) / width);
        double grey = r > 0.3 ? 190 : r > 0.1 ? 70 : 140;
        pixels[y * width + x] = (byte) (grey + random.nextGaussian(0, 4));
      }
    }
    return new GreyImage(width, height, pixels);
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({"2,2", "9,9", "10,14", "64,64", "67,33"})
  @DisplayName("passes no threshold on a constant image")
  void constant(int height, int width) {
    for (int grey : new int[] {0, 1, 127, 255}) {
      byte[] pixels = new byte[height * width];
      Arrays.fill(pixels, (byte) grey);
      for (double moment : SHARED.moments(new GreyImage(width, height, pixels))) {
        assertFalse(moment > 0.09, () -> "moment " + moment);
      }
    }
  }

  @Test
  @DisplayName("gives the same from many threads at a time as from one")
  void threads() {
    List<GreyImage> images =
        IntStream.range(0, 40).mapToObj(i -> cell(20 + i, 60 - i, new Random(i))).toList();
    List<double[]> alone = images.stream().map(new PhaseCongruency()::moments).toList();
    List<double[]> together = images.parallelStream().map(SHARED::moments).toList();
    for (int i = 0; i < alone.size(); i++) {
      assertArrayEquals(alone.get(i), together.get(i));
    }
  }

  @Test
  @DisplayName("writes into an array of the caller's and leaves what is behind the image")
  void callersArray() {
    GreyImage image = cell(12, 15, new Random(1));
    double[] moments = new double[12 * 15 + 1];
    moments[12 * 15] = 42;
    SHARED.moments(image, moments);
    assertArrayEquals(SHARED.moments(image), Arrays.copyOf(moments, 12 * 15));
    assertEquals(42, moments[12 * 15]);
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({"1,1", "1,20", "20,1"})
  @DisplayName("refuses images smaller than 2×2 and says so")
  void tooSmall(int height, int width) {
    GreyImage image = new GreyImage(width, height, new byte[height * width]);
    var refused = assertThrows(IllegalArgumentException.class, () -> SHARED.moments(image));
    assertTrue(refused.getMessage().contains("at least 2×2"), refused::getMessage);
  }

  @Test
  @DisplayName("refuses an array shorter than the image and says how long it must be")
  void tooShort() {
    GreyImage image = new GreyImage(3, 2, new byte[6]);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> SHARED.moments(image, new double[5]));
    assertTrue(refused.getMessage().contains("6 numbers"), refused::getMessage);
  }

  /** The formula's 0/0 of flat places may come out as 0 by rounding. */
  private static void assertClose(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      if (Double.isNaN(expected[i])) {
        assertFalse(actual[i] > 1e-9, "pixel " + i + " is " + actual[i]);
      } else {
        double tolerance = 1e-11 * Math.max(expected[i], 0.01);
        assertEquals(expected[i], actual[i], tolerance, "pixel " + i);
      }
    }
  }
}
