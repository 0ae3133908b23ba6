package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Pillow made are read as Pillow reads them. */
class GoldenFilesTest {

  private final RasterReader reader = new RasterReader();

  private Picture read(String name) {
    return reader.read(Samples.file(name));
  }

  @ParameterizedTest
  @CsvSource({
    "lossless.webp, rgb.png, RGB",
    "predictor.tif, rgb.png, RGB",
    "rgb.bmp, rgb.png, RGB",
    "one.bmp, one.png, 1",
    "one-group4.tif, one.png, 1",
    "p-lzw.tif, p.png, RGB",
    "interlaced.gif, interlaced.png, RGB",
    "rgb444.jpg, rgb444.png, RGB",
    "prog.jpg, prog.png, RGB"
  })
  void everyPixelIsTheSame(String file, String expected, String mode) {
    Pictures.assertSame(read(expected).to(Mode.of(mode)), read(file).to(Mode.of(mode)));
  }

  @ParameterizedTest
  @CsvSource({"rgb.png, RGB", "rgba.png, RGBA", "la.png, LA", "i16.png, I;16", "p.png, P"})
  void modesArePillows(String file, String mode) {
    assertEquals(mode + " 37×23", read(file).toString());
  }

  @Test
  void sixteenBitsAreKept() {
    Picture picture = read("i16.png");
    assertEquals((1777 * 36 + 911 * 22) % 65536, picture.sample(22, 36, 0));
  }

  @Test
  void transparentWebpsAreTheSameWhereTheyCanBeSeen() {
    Picture expected = read("rgba.png");
    Picture actual = read("losslessa.webp");
    Pictures.assertSame(expected, actual);
    Picture lossy = read("lossya.webp");
    for (int x = 0; x < 37; x++) {
      assertEquals(expected.sample(11, x, 3), lossy.sample(11, x, 3));
    }
  }

  @Test
  void lossyWebpsAreTheSameButForTheResolutionOfColours() {
    Pictures.assertNear(read("lossy-grey.png"), read("lossy.webp").to(Mode.GREY), 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk", "ycck"})
  void inksOfJpegsAreTheSame(String name) {
    Picture expected = Picture.of(Mode.CMYK, 37, 23, Samples.file(name + ".raw"));
    Pictures.assertNear(expected, read(name + ".jpg"), 1);
  }

  @Test
  void inksOfTiffsAreTheOppositeOfLight() {
    Pictures.assertSame(read("rgb.png").to(Mode.CMYK), read("cmyk-packbits.tif"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"turned.webp", "turned.jpg"})
  void exifTurnsPictures(String name) {
    assertEquals("RGB 23×37", read(name).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void framesAreLaidOverThoseBefore(int disposal) {
    byte[] file = Samples.file("anim%d.gif".formatted(disposal));
    assertEquals(4, reader.header(file).pages());
    Picture expected = read("anim%d-2.png".formatted(disposal));
    Picture actual = reader.read(file, 2).to(Mode.RGBA);
    // What cannot be seen has no colour to compare.
    Pictures.assertSame(expected.to(Mode.RGB), actual.to(Mode.RGB));
    assertEquals(expected.sample(0, 0, 3), actual.sample(0, 0, 3));
  }

  @Test
  void framesOfWebpsLieWhereTheyBelong() {
    byte[] file = Samples.file("anim.webp");
    assertEquals(4, reader.header(file).pages());
    Picture second = reader.read(file, 1);
    assertEquals("RGBA 40×30", second.toString());
    assertEquals(0, second.sample(1, 1, 3));
    assertEquals(255, second.sample(8, 10, 3));
    assertEquals(90, second.sample(8, 10, 0));
  }

  @Test
  void shrinkingIsPillowsBicubic() {
    Pictures.assertNear(read("rgb-17x11.png"), read("rgb.png").within(17, 11), 1);
  }

  @Test
  void greyIsPillows() {
    Pictures.assertSame(read("rgb-grey.png"), read("rgb.png").to(Mode.GREY));
  }

  @Test
  void ditheringIsPillows() {
    Pictures.assertSame(read("rgb-dithered.png"), read("rgb-grey.png").to(Mode.BILEVEL));
  }
}
