package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShrinkingTest {

  @ParameterizedTest
  @CsvSource({
    "100, 50, 50, 50, 50×25",
    "100, 50, 1000, 10, 20×10",
    "100, 50, 99, 99, 99×50",
    "1000, 2, 10, 10, 10×1",
    "3, 3, 1, 1, 1×1"
  })
  void keepsTheRatioOfSides(int width, int height, int most, int highest, String expected) {
    Picture picture = Samples.noise(Mode.GREY, width, height).within(most, highest);
    assertEquals("L " + expected, picture.toString());
  }

  @Test
  void neverEnlarges() {
    Picture picture = Samples.noise(Mode.RGB, 10, 10);
    assertSame(picture, picture.within(10, 99));
  }

  @ParameterizedTest
  @EnumSource
  void isThereForEveryMode(Mode mode) {
    assertEquals(7, Samples.noise(mode, 20, 30).within(7, 99).width());
  }

  @Test
  void keepsSixteenBits() {
    var grey = new short[40 * 40];
    Arrays.fill(grey, (short) 40_001);
    Picture small = Picture.of(Mode.GREY16, 40, 40, grey).within(9, 9);
    assertTrue(
        Math.abs(small.sample(4, 4, 0) - 40_001) <= 1, "%d".formatted(small.sample(4, 4, 0)));
  }

  @Test
  void coloursThatCannotBeSeenDoNotBleed() {
    var samples = new byte[40 * 40 * 4];
    for (int i = 0; i < 40 * 40; i++) {
      boolean seen = i % 40 < 20;
      samples[4 * i + (seen ? 0 : 1)] = (byte) 255;
      samples[4 * i + 3] = (byte) (seen ? 255 : 0);
    }
    Picture small = Picture.of(Mode.RGBA, 40, 40, samples).within(8, 8);
    for (int x = 0; x < 8; x++) {
      assertTrue(
          small.sample(3, x, 3) < 10 || small.sample(3, x, 1) == 0, "column %d".formatted(x));
    }
  }

  @Test
  void toNothingIsRefused() {
    Picture picture = Samples.noise(Mode.RGB, 10, 10);
    assertThrows(IllegalArgumentException.class, () -> picture.within(0, 5));
  }
}
