package amplify.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.Answer;
import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.api.Parameter;
import amplify.api.Processor;
import amplify.api.StoredObject;
import amplify.raster.Encoding;
import amplify.raster.Format;
import amplify.raster.Header;
import amplify.raster.Mode;
import amplify.raster.Picture;
import amplify.raster.RasterReader;
import amplify.raster.RasterWriter;
import amplify.testkit.MemoryCall;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversions as the service calls them, without HTTP and without a store. */
class ConvertProcessorTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 20;
  private static final String OBJECT = "s3://bucket/images/a.png";

  private static final Picture COLOURS = picture(Mode.RGB);
  private static final Picture GREYS = picture(Mode.GREY);
  private static final byte[] PNG = written(Format.PNG, COLOURS);
  private static final byte[] GREY_PNG = written(Format.PNG, GREYS);

  private static Picture picture(Mode mode) {
    var samples = new byte[WIDTH * HEIGHT * mode.channels()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i * 7 / mode.channels());
    }
    return Picture.of(mode, WIDTH, HEIGHT, samples);
  }

  private static Picture sixteenBits() {
    var samples = new short[WIDTH * HEIGHT];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i * 80);
    }
    return Picture.of(Mode.GREY16, WIDTH, HEIGHT, samples);
  }

  private static byte[] written(Format format, Picture picture) {
    var out = new ByteArrayOutputStream();
    try {
      new RasterWriter(Encoding.of(format)).write(picture, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static Picture read(Answer.Bytes answer) {
    return new RasterReader().read(answer.bytes());
  }

  private static Header header(Answer.Bytes answer) {
    return new RasterReader().header(answer.bytes());
  }

  private static String refusal(Asked asked, ActionCall call) {
    return refusal(asked, call, Asked.DEFAULTS);
  }

  private static String refusal(Asked asked, ActionCall call, ConvertSettings settings) {
    return assertThrows(BadInputException.class, () -> asked.answer(call, settings)).getMessage();
  }

  private static void assertSays(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), "'%s' is not in: %s".formatted(part, message));
    }
    assertEquals(1, message.lines().count(), message);
  }

  @Nested
  class TheProcessor {

    @Test
    void isProvidedByItsModule() {
      var provides =
          ConvertProcessor.class.getModule().getDescriptor().provides().iterator().next();

      assertEquals(Processor.class.getName(), provides.service());
      assertEquals(List.of(ConvertProcessor.class.getName()), provides.providers());
      assertEquals("convert", new ConvertProcessor().about().name());
    }

    @Test
    void answersImagesAtThePathOfTheFirstGeneration() {
      Action<Conversion> action = Asked.action(Asked.DEFAULTS);

      assertEquals("POST", action.method());
      assertEquals("/media/image/convert", action.path());
      assertTrue(action.takesContent());
      assertEquals(2, action.examples().size());
    }
  }

  @Nested
  class TheTarget {

    @ParameterizedTest
    @CsvSource({
      "png, PNG, image/png",
      "PNG, PNG, image/png",
      "jpeg, JPEG, image/jpeg",
      "jpg, JPEG, image/jpeg",
      "JPG, JPEG, image/jpeg",
      "tiff, TIFF, image/tiff",
      "tif, TIFF, image/tiff",
      "bmp, BMP, image/bmp",
      "dib, BMP, image/bmp",
      "gif, GIF, image/gif",
      "pnm, PNM, image/pnm",
      "pbm, PNM, image/pbm",
      "pgm, PNM, image/pgm",
      "ppm, PNM, image/ppm",
    })
    void isAFormatByAnyOfItsNamesAndTheMediaTypeSpellsAliasesOut(
        String name, Format format, String mediaType) throws Exception {
      Answer.Bytes answer = Asked.of(name).answer(MemoryCall.of(PNG));

      assertEquals(mediaType, answer.mediaType());
      assertEquals(Optional.of(format), Format.detect(answer.bytes()));
      assertEquals(WIDTH, header(answer).width());
      assertEquals(HEIGHT, header(answer).height());
    }

    @Test
    void jpgIsJpegByteForByte() throws Exception {
      assertArrayEquals(
          Asked.of("jpeg").answer(MemoryCall.of(PNG)).bytes(),
          Asked.of("jpg").answer(MemoryCall.of(PNG)).bytes());
    }

    @Test
    void keepsPixelsWhereTheFormatLosesNone() throws Exception {
      for (String format : List.of("png", "tiff", "bmp", "ppm")) {
        Picture back = read(Asked.of(format).answer(MemoryCall.of(PNG)));

        assertArrayEquals(COLOURS.bytes(), back.to(Mode.RGB).bytes(), format);
      }
    }

    @ParameterizedTest
    @CsvSource({"pdf, No format is called 'pdf'; written are png", "webp, WebP is read but not"})
    void thatIsNotWrittenIsRefusedWithThoseThatAre(String name, String said) {
      assertSays(refusal(Asked.of(name), MemoryCall.of(PNG)), said, "jpeg", "tiff");
    }
  }

  @Nested
  class Modes {

    @ParameterizedTest
    @CsvSource({
      "png, L, GREY",
      "png, l, GREY",
      "png, I;16, GREY16",
      "png, RGBA, RGBA",
      "png, rgb;16, RGB16",
      "png, P, PALETTE",
      "tiff, CMYK, CMYK",
      "jpeg, L, GREY",
      "bmp, 1, BILEVEL",
      "pnm, RGB;16, RGB16",
    })
    void areThoseAskedFor(String format, String mode, Mode expected) throws Exception {
      assertEquals(expected, read(Asked.of(format).mode(mode).answer(MemoryCall.of(PNG))).mode());
    }

    @Test
    void areTheImagesOwnWhereTheFormatHoldsThem() throws Exception {
      assertEquals(Mode.GREY, read(Asked.of("tiff").answer(MemoryCall.of(GREY_PNG))).mode());
      assertEquals(Mode.RGB, read(Asked.of("png").answer(MemoryCall.of(PNG))).mode());
    }

    @Test
    void lieOnWhiteWhereTransparencyCannotBeHeld() throws Exception {
      Picture clear = Picture.of(Mode.RGBA, WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 4]);

      Picture opaque =
          read(Asked.of("bmp").answer(MemoryCall.of(written(Format.PNG, clear)))).to(Mode.RGB);

      assertEquals(255, opaque.sample(3, 3, 0));
    }

    @Test
    void ofPortableMapsFollowTheirName() throws Exception {
      assertEquals(Mode.BILEVEL, read(Asked.of("pbm").answer(MemoryCall.of(PNG))).mode());
      assertEquals(Mode.GREY, read(Asked.of("pgm").answer(MemoryCall.of(PNG))).mode());
      assertEquals(
          Mode.GREY16,
          read(Asked.of("pgm").answer(MemoryCall.of(written(Format.PNG, sixteenBits())))).mode());
      assertEquals(
          Mode.GREY16, read(Asked.of("pgm").mode("I;16").answer(MemoryCall.of(PNG))).mode());
    }

    @Test
    void thatNobodyKnowsAreRefusedWithThoseThatThereAre() {
      assertSays(refusal(Asked.of("png").mode("HSV"), MemoryCall.of(PNG)), "'HSV'", "RGB", "I;16");
    }

    @Test
    void thatTheFormatDoesNotHoldAreRefusedWithThoseThatItDoes() {
      assertSays(
          refusal(Asked.of("jpeg").mode("RGBA"), MemoryCall.of(PNG)), "JPEG", "RGBA", "L, RGB");
    }

    @ParameterizedTest
    @CsvSource({"pbm, L, [1]", "pgm, RGB, '[L, I;16]'", "pgm, 1, '[L, I;16]'"})
    void thatANameOfAFormatExcludesAreRefused(String name, String mode, String expected) {
      assertSays(
          refusal(Asked.of(name).mode(mode), MemoryCall.of(PNG)),
          "'mode' is '%s'".formatted(mode),
          "'%s' does not hold".formatted(name),
          "expected one of " + expected);
    }
  }

  @Nested
  class QualityAndCompression {

    @Test
    void aLowerQualityIsASmallerJpeg() throws Exception {
      int low = Asked.of("jpeg").quality(5).answer(MemoryCall.of(PNG)).bytes().length;
      int usual = Asked.of("jpeg").answer(MemoryCall.of(PNG)).bytes().length;
      int best = Asked.of("jpeg").quality(100).answer(MemoryCall.of(PNG)).bytes().length;

      assertTrue(low < usual && usual < best, low + ", " + usual + ", " + best);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    void aQualityOutOfRangeIsRefused(int quality) {
      assertSays(
          refusal(Asked.of("jpeg").quality(quality), MemoryCall.of(PNG)),
          "1 to 100",
          "got " + quality);
    }

    @Test
    void aPngOfLevel0IsLargerThanOneOfLevel9AndHoldsTheSame() throws Exception {
      Answer.Bytes none = Asked.of("png").compression("0").answer(MemoryCall.of(PNG));
      Answer.Bytes most = Asked.of("png").compression("9").answer(MemoryCall.of(PNG));

      assertTrue(most.bytes().length < none.bytes().length);
      assertArrayEquals(read(none).bytes(), read(most).bytes());
    }

    @ParameterizedTest
    @CsvSource({"none, 1", "lzw, 5", "packbits, 32773"})
    void aTiffIsCompressedAsAskedFor(String compression, int tag) throws Exception {
      byte[] tiff = Asked.of("tiff").compression(compression).answer(MemoryCall.of(PNG)).bytes();

      assertEquals(tag, compressionTag(tiff));
    }

    @Test
    void aTiffIsCompressedByLzwWhereNothingIsAskedFor() throws Exception {
      assertEquals(5, compressionTag(Asked.of("tif").answer(MemoryCall.of(PNG)).bytes()));
    }

    @ParameterizedTest
    @CsvSource({
      "png, lzw, '0 to 9 for PNG'",
      "tiff, zip, 'none, lzw, deflate, packbits'",
      "tiff, 9, 'none, lzw, deflate, packbits'",
      "jpeg, 5, 'none, since JPEG has no choice'",
      "bmp, none, 'none, since BMP has no choice'",
      "gif, lzw, 'none, since GIF has no choice'",
    })
    void aCompressionThatTheFormatDoesNotHaveIsRefusedWithThoseThatItHas(
        String format, String compression, String expected) {
      assertSays(
          refusal(Asked.of(format).compression(compression), MemoryCall.of(PNG)),
          "'" + compression + "'",
          expected);
    }

    /** TIFF 6.0, section 8: tag 259 of the first directory. */
    private static int compressionTag(byte[] tiff) {
      boolean little = tiff[0] == 'I';
      int directory = number(tiff, 4, 4, little);
      int entries = number(tiff, directory, 2, little);
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if (number(tiff, entry, 2, little) == 259) {
          return number(tiff, entry + 8, 2, little);
        }
      }
      throw new AssertionError("The TIFF does not say how it is compressed");
    }

    private static int number(byte[] bytes, int at, int length, boolean little) {
      int number = 0;
      for (int i = 0; i < length; i++) {
        number = (number << 8) | (bytes[little ? at + length - 1 - i : at + i] & 0xFF);
      }
      return number;
    }
  }

  @Nested
  class Resizing {

    @ParameterizedTest
    @CsvSource({
      "20x10, 20, 10",
      "20x20, 20, 10",
      "40x5, 10, 5",
      "20x, 20, 10",
      "x10, 20, 10",
      "20, 20, 10",
      "10, 10, 5",
      "1x1, 1, 1",
    })
    void shrinksToTheBoxAndKeepsProportions(String box, int width, int height) throws Exception {
      Header header = header(Asked.of("png").resize(box).answer(MemoryCall.of(PNG)));

      assertEquals(width + "×" + height, header.width() + "×" + header.height());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40x20", "999999x999999", "40x", "x20", "x999999", "500"})
    void neverEnlargesNorTouchesAnImageThatFits(String box) throws Exception {
      assertArrayEquals(
          COLOURS.bytes(), read(Asked.of("png").resize(box).answer(MemoryCall.of(PNG))).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0x5", "5x0", "0x", "x0"})
    void toNothingIsRefused(String box) {
      assertSays(
          refusal(Asked.of("png").resize(box), MemoryCall.of(PNG)),
          "'resize' is '%s'".formatted(box),
          "at least one pixel");
    }

    @Test
    void givesTheModeThatIsAskedForToTheSmallImage() throws Exception {
      Picture small = read(Asked.of("png").mode("L").resize("10x").answer(MemoryCall.of(PNG)));

      assertEquals(Mode.GREY, small.mode());
      assertEquals(10, small.width());
    }
  }

  @Nested
  class DeclaredRules {

    private static Pattern pattern(String component) {
      return Arrays.stream(Conversion.class.getRecordComponents())
          .filter(one -> one.getName().equals(component))
          .map(one -> Pattern.compile(one.getAnnotation(Parameter.class).pattern()))
          .findFirst()
          .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"800x600", "800x", "x600", "800", "999999x999999"})
    void takeEachFormOfABox(String box) {
      assertTrue(pattern("resize").matcher(box).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "big", "-5", "1.5", "5x5x5", "1000000", "x 5", "5X5", "٣"})
    void refuseWhatIsNoBoxBeforeItIsParsed(String box) {
      assertFalse(pattern("resize").matcher(box).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".png", "../png", "p/g", "png ", "image/png", "abcdefghijk"})
    void refuseWhatCannotBeTheNameOfAFormat(String name) {
      assertFalse(pattern("targetFormat").matcher(name).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-1", "LZW", "lz w"})
    void refuseWhatCannotBeACompression(String compression) {
      assertFalse(pattern("compression").matcher(compression).matches());
    }
  }

  @Nested
  class Pages {

    private static byte[] pages(int... greys) throws IOException {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
      var out = new ByteArrayOutputStream();
      try (var stream = ImageIO.createImageOutputStream(out)) {
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
        for (int grey : greys) {
          var page = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
          for (int i = 0; i < 64; i++) {
            page.getRaster().setSample(i % 8, i / 8, 0, grey);
          }
          writer.writeToSequence(new IIOImage(page, null, null), null);
        }
        writer.endWriteSequence();
      } finally {
        writer.dispose();
      }
      return out.toByteArray();
    }

    @Test
    void areCountedFrom0AndTheFirstIsTheUsualOne() throws Exception {
      byte[] tiff = pages(10, 20, 30);

      assertEquals(10, read(Asked.of("png").answer(MemoryCall.of(tiff))).sample(4, 4, 0));
      assertEquals(30, read(Asked.of("png").page(2).answer(MemoryCall.of(tiff))).sample(4, 4, 0));
    }

    @Test
    void beyondTheLastAreRefusedByNumber() throws Exception {
      assertSays(refusal(Asked.of("png").page(3), MemoryCall.of(pages(10, 20, 30))), "page 3");
      assertSays(refusal(Asked.of("png").page(1), MemoryCall.of(PNG)), "page 1");
    }

    @Test
    void moreThanTheLimitAreRefusedByTheNameOfItsSetting() throws Exception {
      var settings = new ConvertSettings(256, 100, 2, 30);

      assertSays(
          refusal(Asked.of("png").page(2), MemoryCall.of(pages(10, 20, 30)), settings),
          "3",
          "2",
          "CONVERT_MAX_FRAMES");
    }
  }

  @Nested
  class Sources {

    @Test
    void areObjectsOfTheBucket() throws Exception {
      Answer.Bytes answer =
          Asked.of("png").source(OBJECT).answer(MemoryCall.empty().object(OBJECT, PNG));

      assertArrayEquals(COLOURS.bytes(), read(answer).bytes());
    }

    @Test
    void thatAreNotThereAreNotFound() {
      String missing =
          assertThrows(
                  NotFoundException.class,
                  () -> Asked.of("png").source(OBJECT).answer(MemoryCall.empty()))
              .getMessage();

      assertTrue(missing.contains(OBJECT), missing);
    }

    @Test
    void ofAnotherBucketAreBadInputNotMissing() {
      assertSays(
          refusal(Asked.of("png").source("s3://other/a.png"), MemoryCall.empty()),
          "s3://other/a.png");
    }

    @Test
    void areRefusedBeforeTheyAreFetchedIfTheTargetIsWrong() {
      assertSays(refusal(Asked.of("pdf").source(OBJECT), MemoryCall.empty()), "'pdf'");
    }

    @Test
    void mustBeOneAndOnlyOne() {
      String bin = "s3://bucket/D20130526T095207_IFCB013";
      assertSays(refusal(Asked.of("png"), MemoryCall.empty()), "Give one image", "none");
      assertSays(refusal(Asked.of("png").source(OBJECT), MemoryCall.of(PNG)), "got 2");
      assertSays(refusal(Asked.of("png").source(OBJECT).bin(bin), MemoryCall.of(PNG)), "got 3");
      assertSays(refusal(Asked.of("png").bin(bin), MemoryCall.empty()), "add roi_number");
      assertSays(
          refusal(Asked.of("png").source(OBJECT).number(1), MemoryCall.empty()), "leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello, this is text", "", "GIF8"})
    void thatAreNoImagesAreBadInput(String content) {
      byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);

      assertSays(refusal(Asked.of("png"), MemoryCall.of(bytes)));
    }

    @Test
    void thatAreCutOffAreBadInputWhateverTheFormat() {
      for (Format format : List.of(Format.PNG, Format.JPEG, Format.BMP, Format.GIF, Format.TIFF)) {
        byte[] whole = written(format, format.modes().contains(Mode.RGB) ? COLOURS : GREYS);

        assertSays(
            refusal(Asked.of("png"), MemoryCall.of(Arrays.copyOf(whole, whole.length * 2 / 3))));
      }
    }

    @Test
    void largerThanTheLimitAreRefusedByTheNameOfItsSetting() {
      var settings = new ConvertSettings(1, 100, 1_000, 30);
      var large = new byte[(1 << 20) + 1];

      assertSays(
          refusal(Asked.of("png"), MemoryCall.of(large), settings),
          "1048577",
          "1048576",
          "CONVERT_MAX_FILE_MB");
      assertSays(
          refusal(
              Asked.of("png").source(OBJECT), MemoryCall.empty().object(OBJECT, large), settings),
          "1048576");
    }

    @Test
    void ofMorePixelsThanTheLimitAreRefusedByTheirHeaderAlone() {
      var settings = new ConvertSettings(256, 1, 1_000, 30);
      byte[] header = "P5\n1001 1000\n255\n".getBytes(StandardCharsets.US_ASCII);

      assertSays(
          refusal(Asked.of("png"), MemoryCall.of(header), settings),
          "1001×1000",
          "1000000",
          "CONVERT_MAX_MEGAPIXELS");
    }
  }

  @Nested
  class RoisOfBins {

    private static final String STEM = "s3://bucket/2013/D20130526T095207_IFCB013";

    private static MemoryCall bin(String adc, int... pixels) {
      var roi = new byte[pixels.length];
      for (int i = 0; i < pixels.length; i++) {
        roi[i] = (byte) pixels[i];
      }
      return MemoryCall.empty()
          .object(STEM + ".adc", adc.getBytes(StandardCharsets.US_ASCII))
          .object(STEM + ".roi", roi)
          .object(STEM + ".hdr", new byte[0]);
    }

    private static String line(long trigger, int width, int height, long offset) {
      return "%d%s,0,0,%d,%d,%d,0\n".formatted(trigger, ",0".repeat(12), width, height, offset);
    }

    @ParameterizedTest
    @ValueSource(strings = {STEM, STEM + ".adc", STEM + ".roi"})
    void areImagesToo(String uri) throws Exception {
      MemoryCall call =
          bin(line(1, 0, 0, 0) + line(2, 2, 3, 0) + line(3, 1, 2, 6), 1, 2, 3, 4, 5, 6, 7, 8);

      Picture roi = read(Asked.of("png").bin(uri).number(2).answer(call));

      assertEquals(Mode.GREY, roi.mode());
      assertEquals(2, roi.width());
      assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, roi.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void thatTheBinDoesNotHaveAreNotFound(int number) {
      MemoryCall call = bin(line(1, 0, 0, 0) + line(2, 2, 3, 0), 1, 2, 3, 4, 5, 6);

      assertThrows(
          NotFoundException.class, () -> Asked.of("png").bin(STEM).number(number).answer(call));
    }

    @Test
    void ofABinThatIsNotThereAreNotFound() {
      assertThrows(
          NotFoundException.class,
          () -> Asked.of("png").bin(STEM).number(1).answer(MemoryCall.empty()));
    }

    @Test
    void whosePixelsAreCutOffAreBadInput() {
      assertSays(refusal(Asked.of("png").bin(STEM).number(1), bin(line(1, 2, 3, 0), 1, 2)), "1");
    }

    @Test
    void haveOnePage() {
      assertSays(
          refusal(Asked.of("png").bin(STEM).number(1).page(1), bin(line(1, 2, 3, 0))),
          "'page' is 1",
          "expected 0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_000})
    void haveNumbersOfAtMostFiveDigits(int number) {
      assertSays(
          refusal(Asked.of("png").bin(STEM).number(number), MemoryCall.empty()),
          "1 to 99999",
          String.valueOf(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/holiday", "D20130526T095207_IFCB013", "http://h/a.adc"})
    void ofWhatIsNoBinAreBadInput(String uri) {
      assertSays(refusal(Asked.of("png").bin(uri).number(1), MemoryCall.empty()), uri, "expected");
    }
  }

  /** A call whose turn never comes; notes for how much memory it was asked. */
  private record Measured(MemoryCall call, List<Long> memory) implements ActionCall {

    @Override
    public Optional<byte[]> content() {
      return call.content();
    }

    @Override
    public boolean prefers(String mediaType) {
      return call.prefers(mediaType);
    }

    @Override
    public byte[] fetch(String uri, long maxBytes) {
      return call.fetch(uri, maxBytes);
    }

    @Override
    public byte[] fetch(String uri, long offset, int length) {
      return call.fetch(uri, offset, length);
    }

    @Override
    public Optional<StoredObject> find(String uri) {
      return call.find(uri);
    }

    @Override
    public String uri(String key) {
      return call.uri(key);
    }

    @Override
    public String keep(String name, byte[] bytes, String mediaType) {
      return call.keep(name, bytes, mediaType);
    }

    @Override
    public <T> T compute(long bytes, Callable<T> work) throws Exception {
      memory.add(bytes);
      throw new IllegalStateException("Too many are waiting");
    }
  }

  @Test
  void memoryIsAskedForByTheSizeInTheHeaderAndARefusedTurnPassesThrough() {
    var call = new Measured(MemoryCall.of(PNG), new ArrayList<>());

    assertThrows(IllegalStateException.class, () -> Asked.of("png").answer(call));

    assertEquals(List.of(WIDTH * HEIGHT * 12L), call.memory());
  }

  @Test
  void everySettingNamesItselfInTheRefusal() {
    assertEquals(
        List.of("maxFileMb", "maxMegapixels", "maxFrames", "maxSeconds"),
        Stream.of(ConvertSettings.class.getRecordComponents()).map(c -> c.getName()).toList());
    var settings = new ConvertSettings(2_047, 500, 7, 3_600);

    assertEquals(2_047L << 20, settings.limits().maxBytes());
    assertEquals(500_000_000, settings.limits().maxPixels());
    assertEquals(7, settings.limits().maxFrames());
    assertEquals(3_600, settings.limits().maxTime().toSeconds());
  }
}
