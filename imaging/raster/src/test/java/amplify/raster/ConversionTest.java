package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversionTest {

  private static Picture pixel(Mode mode, int... samples) {
    if (mode.bits() == 16) {
      var shorts = new short[samples.length];
      for (int i = 0; i < samples.length; i++) {
        shorts[i] = (short) samples[i];
      }
      return Picture.of(mode, 1, 1, shorts);
    }
    var bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return Picture.of(mode, 1, 1, bytes);
  }

  private static int[] samples(Picture picture) {
    var samples = new int[picture.mode().channels()];
    Arrays.setAll(samples, channel -> picture.sample(0, 0, channel));
    return samples;
  }

  @ParameterizedTest
  @EnumSource
  void everyModeBecomesEveryOther(Mode from) {
    for (Mode to : Mode.values()) {
      assertEquals(to + " 13×7", Samples.noise(from, 13, 7).to(to).toString());
    }
  }

  @Test
  void greyIsLumaOfItu601() {
    assertArrayEquals(new int[] {76}, samples(pixel(Mode.RGB, 255, 0, 0).to(Mode.GREY)));
    assertArrayEquals(new int[] {150}, samples(pixel(Mode.RGB, 0, 255, 0).to(Mode.GREY)));
    assertArrayEquals(new int[] {29}, samples(pixel(Mode.RGB, 0, 0, 255).to(Mode.GREY)));
  }

  @Test
  void eightBitsAndSixteenUndoEachOther() {
    assertArrayEquals(new int[] {257 * 200}, samples(pixel(Mode.GREY, 200).to(Mode.GREY16)));
    assertArrayEquals(new int[] {200}, samples(pixel(Mode.GREY16, 200 * 256).to(Mode.GREY)));
    Picture grey = Samples.noise(Mode.GREY, 9, 9);
    Pictures.assertSame(grey, grey.to(Mode.GREY16).to(Mode.GREY));
  }

  @Test
  void whatIsTransparentLiesOnWhite() {
    assertArrayEquals(
        new int[] {255, 255, 255}, samples(pixel(Mode.RGBA, 9, 9, 9, 0).to(Mode.RGB)));
    assertArrayEquals(
        new int[] {127, 155, 255}, samples(pixel(Mode.RGBA, 0, 55, 255, 128).to(Mode.RGB)));
    assertArrayEquals(new int[] {255}, samples(pixel(Mode.GREY_ALPHA, 9, 0).to(Mode.GREY)));
  }

  @Test
  void inksAreTheOppositeOfLight() {
    assertArrayEquals(
        new int[] {245, 235, 225, 0}, samples(pixel(Mode.RGB, 10, 20, 30).to(Mode.CMYK)));
    assertArrayEquals(new int[] {0, 0, 0}, samples(pixel(Mode.CMYK, 1, 2, 3, 255).to(Mode.RGB)));
    Picture picture = Samples.noise(Mode.RGB, 9, 9);
    Pictures.assertSame(picture, picture.to(Mode.CMYK).to(Mode.RGB));
  }

  @Nested
  class Palettes {

    @Test
    void keepFewColoursAsTheyAre() {
      Picture few = Samples.noise(Mode.RGB, 16, 16);
      Pictures.assertSame(few, few.to(Mode.PALETTE).to(Mode.RGB));
    }

    @Test
    void comeNearManyColours() {
      Picture many = Samples.smooth(200, 200);
      Picture palette = many.to(Mode.PALETTE);
      assertTrue(palette.palette().length <= 256);
      Picture back = palette.to(Mode.RGB);
      long sum = 0;
      for (int i = 0; i < many.bytes().length; i++) {
        sum += Math.abs((many.bytes()[i] & 0xFF) - (back.bytes()[i] & 0xFF));
      }
      double mean = (double) sum / many.bytes().length;
      assertTrue(mean < 10, "samples are %s off".formatted(mean));
    }

    @Test
    void haveOneTransparentColourWhereItIsNeeded() {
      Picture many = Samples.noise(Mode.RGBA, 60, 60);
      Picture palette = many.to(Mode.PALETTE);
      Picture back = palette.to(Mode.RGBA);
      for (int x = 0; x < 60; x++) {
        assertEquals(many.sample(7, x, 3) < 128 ? 0 : 255, back.sample(7, x, 3));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JPEG, 1, L",
    "JPEG, L, L",
    "JPEG, LA, L",
    "JPEG, I;16, L",
    "JPEG, P, RGB",
    "JPEG, RGBA, RGB",
    "JPEG, CMYK, CMYK",
    "JPEG, RGBA;16, RGB",
    "PNG, CMYK, RGB",
    "PNG, RGBA;16, RGBA;16",
    "GIF, RGB, P",
    "GIF, LA, P",
    "GIF, L, L",
    "GIF, I;16, L",
    "BMP, RGBA, RGB",
    "BMP, I;16, L",
    "BMP, LA, L",
    "TIFF, LA, LA",
    "PNM, P, RGB",
    "PNM, RGBA, RGB",
    "PNM, RGB;16, RGB;16",
    "TIFF, CMYK, CMYK"
  })
  void theNearestModeLosesLeast(Format format, String from, String expected) {
    assertEquals(expected, format.nearest(Samples.noise(Mode.of(from), 3, 3)).id());
  }

  @Test
  void transparentPalettesGoWhereTransparencyIsHeld() {
    Picture picture = Picture.of(2, 1, new byte[] {0, 1}, new int[] {0xFF000000, 0x00FF0000});
    assertEquals(Mode.PALETTE, Format.PNG.nearest(picture));
    assertEquals(Mode.PALETTE, Format.GIF.nearest(picture));
    assertEquals(Mode.RGBA, Format.TIFF.nearest(picture));
    assertEquals(Mode.RGB, Format.BMP.nearest(picture));
    Picture back = new RasterReader().read(Samples.encode(picture, Format.BMP)).to(Mode.RGB);
    assertEquals(255, back.sample(0, 1, 1));
  }

  @ParameterizedTest
  @EnumSource
  void everyModeHasANearestInEveryFormat(Mode mode) {
    for (Format format : Format.values()) {
      if (format.canWrite()) {
        assertTrue(format.modes().contains(format.nearest(Samples.noise(mode, 3, 3))));
      }
    }
  }
}
