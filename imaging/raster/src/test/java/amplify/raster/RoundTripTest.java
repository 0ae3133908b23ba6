package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is what is read. */
class RoundTripTest {

  private static final int[][] SIZES = {{1, 1}, {7, 3}, {8, 8}, {17, 33}, {100, 61}};

  private final RasterReader reader = new RasterReader();

  static Stream<Arguments> losslessTargets() {
    return Arrays.stream(Format.values())
        .filter(format -> format.canWrite() && format != Format.JPEG)
        .flatMap(format -> format.modes().stream().map(mode -> Arguments.of(format, mode)));
  }

  @ParameterizedTest
  @MethodSource("losslessTargets")
  void everyPixelComesBackInEveryModeOfLosslessFormats(Format format, Mode mode) {
    for (int[] size : SIZES) {
      Picture picture = Samples.noise(mode, size[0], size[1]);
      Picture back = reader.read(Samples.encode(picture, format));
      assertEquals(format, Format.detect(Samples.encode(picture, format)).orElseThrow());
      if (mode == Mode.PALETTE || format == Format.GIF) {
        // A GIF has palettes alone, and an even one is grey as well.
        Pictures.assertSame(picture.to(Mode.RGB), back.to(Mode.RGB));
      } else {
        Pictures.assertSame(picture, back);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCompressionOfTiffsKeepsEveryPixel(TiffCompression compression) {
    for (Mode mode : Format.TIFF.modes()) {
      Picture picture = Samples.noise(mode, 31, 14);
      byte[] file = Samples.encode(picture, Encoding.of(Format.TIFF).withTiff(compression));
      Pictures.assertSame(picture.to(Mode.RGBA), reader.read(file).to(Mode.RGBA));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 9})
  void everyLevelOfPngsKeepsEveryPixel(int level) {
    Picture picture = Samples.noise(Mode.RGBA, 31, 14);
    byte[] file = Samples.encode(picture, Encoding.of(Format.PNG).withLevel(level));
    Pictures.assertSame(picture, reader.read(file));
  }

  @Test
  void transparentPalettesStayTransparentInPngsAndGifs() {
    int[] palette = {0xFF102030, 0x00405060, 0xFFFFFFFF};
    Picture picture = Picture.of(3, 1, new byte[] {0, 1, 2}, palette);
    for (Format format : new Format[] {Format.PNG, Format.GIF}) {
      Picture back = reader.read(Samples.encode(picture, format)).to(Mode.RGBA);
      assertEquals(255, back.sample(0, 0, 3), format.id());
      assertEquals(0, back.sample(0, 1, 3), format.id());
      assertEquals(0x10, back.sample(0, 0, 0), format.id());
    }
  }

  @Nested
  class OfJpegs {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 17, 64, 201})
    void smoothPicturesComeBackNearlyTheSameInEverySize(int side) {
      Picture picture = Samples.smooth(side, side + 3);
      byte[] file = Samples.encode(picture, Encoding.of(Format.JPEG).withQuality(95));
      Pictures.assertNear(picture, reader.read(file), 16);
    }

    @Test
    void greyAndInksComeBackNearlyTheSame() {
      for (Mode mode : new Mode[] {Mode.GREY, Mode.CMYK}) {
        Picture picture = Samples.smooth(120, 77).to(mode);
        byte[] file = Samples.encode(picture, Encoding.of(Format.JPEG).withQuality(98));
        Pictures.assertNear(picture, reader.read(file), 5);
      }
    }

    @Test
    void noiseOfTheBestQualityComesBackClose() {
      Picture picture = Samples.noise(Mode.GREY, 64, 64);
      byte[] file = Samples.encode(picture, Encoding.of(Format.JPEG).withQuality(100));
      Pictures.assertNear(picture, reader.read(file), 3);
    }

    @Test
    void lessQualityMakesSmallerFiles() {
      Picture picture = Samples.noise(Mode.RGB, 100, 100);
      int last = Integer.MAX_VALUE;
      for (int quality : new int[] {100, 90, 75, 50, 10, 1}) {
        int size = Samples.encode(picture, Encoding.of(Format.JPEG).withQuality(quality)).length;
        assertTrue(size < last, "quality %d".formatted(quality));
        last = size;
      }
    }
  }
}
