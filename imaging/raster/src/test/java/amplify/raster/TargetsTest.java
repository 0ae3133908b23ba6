package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

  @ParameterizedTest
  @CsvSource({
    "jpg, JPEG",
    "JPEG, JPEG",
    ".tif, TIFF",
    "tiff, TIFF",
    "pgm, PNM",
    "ppm, PNM",
    "pbm, PNM",
    "pnm, PNM",
    "WebP, WEBP",
    "png, PNG",
    "gif, GIF",
    "bmp, BMP"
  })
  void formatsAreKnownByAllTheirNames(String name, Format expected) {
    assertEquals(expected, Format.of(name));
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    assertEquals(
        "No format is called 'heic'; written are png, jpeg, tiff, bmp, gif, pnm",
        Refusals.refused(UnsupportedTargetException.class, () -> Format.of("heic")).getMessage());
    Refusals.refused(UnsupportedTargetException.class, () -> Mode.of("HSV"));
    Refusals.refused(UnsupportedTargetException.class, () -> TiffCompression.of("jpeg"));
  }

  @Test
  void webpIsRefusedWithWhatIsWritten() {
    assertFalse(Format.WEBP.canWrite());
    assertEquals(
        "WebP is read but not written; written are png, jpeg, tiff, bmp, gif, pnm",
        Refusals.refused(
                UnsupportedTargetException.class, () -> new RasterWriter(Encoding.of(Format.WEBP)))
            .getMessage());
  }

  @Test
  void modesThatAFormatDoesNotHoldAreRefusedWithThoseItHolds() {
    var writer = new RasterWriter(Encoding.of(Format.PNG));
    Picture picture = Samples.noise(Mode.CMYK, 2, 2);
    assertEquals(
        "PNG does not hold mode CMYK; it holds 1, L, LA, I;16, P, RGB, RGBA, RGB;16, RGBA;16",
        Refusals.refused(
                UnsupportedTargetException.class,
                () -> {
                  try {
                    writer.write(picture, new ByteArrayOutputStream());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .getMessage());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    Encoding jpeg = Encoding.of(Format.JPEG);
    assertEquals(
        "The quality is 1 to 100; got 0",
        Refusals.refused(UnsupportedTargetException.class, () -> jpeg.withQuality(0)).getMessage());
    Refusals.refused(UnsupportedTargetException.class, () -> jpeg.withQuality(101));
    Refusals.refused(UnsupportedTargetException.class, () -> jpeg.withLevel(10));
  }
}
