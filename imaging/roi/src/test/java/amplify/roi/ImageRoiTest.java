package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import amplify.image.GreyImage;
import amplify.image.GreyPng;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images that come with a request or lie in the store. */
class ImageRoiTest {

  private static final String URI = "s3://bucket/images/one.png";

  private final RoiReader reader = new RoiReader();
  private final GreyImage image = image(9, 5);

  @Test
  void anImageInTheBodyIsDecoded() {
    assertImage(image, reader.fetch(content(png(image)), new MemoryObjects()).image());
  }

  @Test
  void anImageInTheStoreIsFetchedWholeAndDecoded() {
    MemoryObjects objects = new MemoryObjects().put(URI, png(image));
    FetchedRoi fetched = reader.fetch(object(), objects);

    assertEquals(List.of(URI), objects.reads());
    assertImage(image, fetched.image());
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"PNG", "TIFF", "BMP", "GIF", "PNM"})
  void anyFormatWillDo(Format format) throws IOException {
    Picture grey = Picture.of(Mode.GREY, image.width(), image.height(), image.pixels());

    assertImage(image, decoded(file(format, grey)));
  }

  @Test
  void coloursBecomeGreyByTheirLuma() throws IOException {
    byte[] rgb = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, 100, 100, 100};
    GreyImage grey = decoded(file(Format.PNG, Picture.of(Mode.RGB, 4, 1, rgb)));

    assertArrayEquals(new byte[] {76, (byte) 150, 29, 100}, grey.pixels());
  }

  @Test
  void ofSixteenBitsTheUpperEightAreKept() throws IOException {
    short[] samples = {0, 0x00FF, 0x1234, (short) 0xFFFF};
    GreyImage grey = decoded(file(Format.PNG, Picture.of(Mode.GREY16, 4, 1, samples)));

    assertArrayEquals(new byte[] {0, 0, 0x12, (byte) 0xFF}, grey.pixels());
  }

  @Test
  void whatIsNoImageIsRefusedByWhereItCameFrom() {
    byte[] text = {'h', 'e', 'l', 'l', 'o'};
    String body = refusal(content(text), new MemoryObjects());
    String object = refusal(object(), new MemoryObjects().put(URI, text));

    assertTrue(body.startsWith("The body of the request: Not an image"), body);
    assertTrue(object.startsWith(URI + ": Not an image"), object);
    assertEquals(1, body.lines().count());
    assertTrue(refusal(content(new byte[0]), new MemoryObjects()).contains("empty"));
  }

  @Test
  void aTruncatedImageIsRefused() {
    byte[] whole = png(image);
    String message = refusal(content(Arrays.copyOf(whole, whole.length - 20)), new MemoryObjects());

    assertTrue(message.contains("Truncated PNG"), message);
  }

  @Test
  void anImageLargerThanABinsMayBeIsRefused() {
    String message = refusal(content(png(image(2_048, 1_025))), new MemoryObjects());

    assertTrue(message.contains("2048×1025") && message.contains("2097152"), message);
    assertEquals(1_024, decoded(png(image(2_048, 1_024))).height());
  }

  @Test
  void anObjectThatIsTooLargeIsRefusedByTheStoreAndAMissingOnePassesThrough() {
    MemoryObjects objects = new MemoryObjects().put(URI, new byte[(64 << 20) + 1]);

    assertThrows(BadInputException.class, () -> reader.fetch(object(), objects));
    assertThrows(NoSuchElementException.class, () -> reader.fetch(object(), new MemoryObjects()));
  }

  @Test
  void theFingerprintIsThatOfTheFile() {
    MemoryObjects objects = new MemoryObjects().put(URI, png(image));
    MemoryObjects others = new MemoryObjects().put(URI, png(image(9, 6)));

    assertEquals(
        reader.fingerprint(content(png(image)), objects),
        reader.fingerprint(content(png(image)), others));
    assertNotEquals(
        reader.fingerprint(content(png(image)), objects),
        reader.fingerprint(content(png(image(9, 6))), objects));
    assertNotEquals(reader.fingerprint(object(), objects), reader.fingerprint(object(), others));
    assertEquals(List.of(), objects.reads());
  }

  private GreyImage decoded(byte[] file) {
    return reader.fetch(content(file), new MemoryObjects()).image();
  }

  private String refusal(RoiRequest request, MemoryObjects objects) {
    FetchedRoi fetched = reader.fetch(request, objects);
    return assertThrows(BadInputException.class, fetched::image).getMessage();
  }

  private static RoiRequest content(byte[] file) {
    return RoiRequest.of(Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static RoiRequest object() {
    return RoiRequest.of(Optional.empty(), Optional.of(URI), Optional.empty(), Optional.empty());
  }

  private static byte[] png(GreyImage image) {
    return GreyPng.PHOTO.encode(image);
  }

  private static byte[] file(Format format, Picture picture) throws IOException {
    var out = new ByteArrayOutputStream();
    new RasterWriter(Encoding.of(format)).write(picture, out);
    return out.toByteArray();
  }

  private static GreyImage image(int width, int height) {
    var pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (5 * i);
    }
    return new GreyImage(width, height, pixels);
  }

  private static void assertImage(GreyImage expected, GreyImage actual) {
    assertEquals(expected.width(), actual.width());
    assertArrayEquals(expected.pixels(), actual.pixels());
  }
}
