package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored is {@code 1 2 / 3 4}, as grey values in tens of steps. */
class OrientationTest {

  private static final String SEEN =
      """
      1, 1 2 3 4
      2, 2 1 4 3
      3, 4 3 2 1
      4, 3 4 1 2
      5, 1 3 2 4
      6, 3 1 4 2
      7, 4 2 3 1
      8, 2 4 1 3
      """;

  private final RasterReader reader = new RasterReader();

  /** Four squares of 8×8, so that JPEG keeps them apart. */
  private static Picture squares() {
    var grey = new byte[16 * 16];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (50 * (1 + i % 16 / 8 + i / 128 * 2));
    }
    return Picture.of(Mode.GREY, 16, 16, grey);
  }

  private void sees(String expected, byte[] file) {
    Picture picture = reader.read(file).to(Mode.GREY);
    int[] seen = {
      picture.sample(4, 4, 0),
      picture.sample(4, 12, 0),
      picture.sample(12, 4, 0),
      picture.sample(12, 12, 0)
    };
    assertEquals(
        expected,
        String.join(
            " ", Arrays.stream(seen).mapToObj(grey -> "" + Math.round(grey / 50.0)).toList()));
  }

  @ParameterizedTest
  @CsvSource(textBlock = SEEN)
  void inTheExifDataOfJpegs(int orientation, String expected) {
    byte[] exif =
        Forgery.big()
            .segment(0xE1, Forgery.big().text("Exif\0\0").bytes(Forgery.exif(orientation)).done())
            .done();
    sees(expected, Forgery.inserted(Samples.encode(squares(), Format.JPEG), 2, exif));
  }

  @ParameterizedTest
  @CsvSource(textBlock = SEEN)
  void inTheExifDataOfPngs(int orientation, String expected) {
    byte[] exif = Forgery.big().pngChunk("eXIf", Forgery.exif(orientation)).done();
    sees(expected, Forgery.inserted(Samples.encode(squares(), Format.PNG), 33, exif));
  }

  @ParameterizedTest
  @CsvSource(textBlock = SEEN)
  void inTheTagsOfTiffs(int orientation, String expected) {
    Picture picture = squares();
    Forgery tiff = Forgery.little().text("II*\0").u32(8).u16(8);
    tiff.tag(256, 3, 1, 16).tag(257, 3, 1, 16).tag(258, 3, 1, 8).tag(262, 3, 1, 1);
    tiff.tag(273, 4, 1, 110).tag(274, 3, 1, orientation).tag(278, 4, 1, 16).tag(279, 4, 1, 256);
    sees(expected, tiff.u32(0).bytes(picture.bytes()).done());
  }

  @ParameterizedTest
  @CsvSource(textBlock = SEEN)
  void inTheExifDataOfWebps(int orientation, String expected) {
    byte[] file = Samples.file("squares.webp");
    byte[] exif = Forgery.exif(orientation);
    byte[] turned = Forgery.little().bytes(file).text("EXIF").u32(exif.length).bytes(exif).done();
    ByteBuffer.wrap(turned).order(ByteOrder.LITTLE_ENDIAN).putInt(4, turned.length - 8);
    sees(expected, turned);
  }
}
