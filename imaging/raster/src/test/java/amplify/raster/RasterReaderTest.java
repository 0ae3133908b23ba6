package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RasterReaderTest {

  private final RasterReader reader = new RasterReader();

  private static byte[] example(Format format) {
    return format == Format.WEBP
        ? Samples.file("lossy.webp")
        : Samples.encode(
            Samples.smooth(37, 23).to(format == Format.GIF ? Mode.PALETTE : Mode.RGB), format);
  }

  @Nested
  class Headers {

    @ParameterizedTest
    @EnumSource
    void tellFormatSizeAndPages(Format format) {
      assertEquals(new Header(format, 37, 23, 1), reader.header(example(format)));
    }

    @Test
    void tellThePagesOfTiffsAndEachIsRead() {
      byte[] one = Samples.encode(Samples.noise(Mode.GREY, 5, 4), Encoding.of(Format.TIFF));
      byte[] two = Samples.file("predictor.tif");
      byte[] both = PagesOf.both(one, two);
      assertEquals(2, reader.header(both).pages());
      assertEquals("L 5×4", reader.read(both, 0).toString());
      Pictures.assertSame(reader.read(two), reader.read(both, 1));
    }
  }

  @Nested
  class WhatIsNoImage {

    @ParameterizedTest
    @ValueSource(
        strings = {"", "x", "hello, world", "<svg/>", "BM", "P7 1 1", "GIF88a", "RIFF    WAVE"})
    void isRefusedInOneLine(String text) {
      byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
      String message =
          Refusals.refused(UnreadableImageException.class, () -> reader.read(file)).getMessage();
      assertTrue(message.startsWith("Not an image"), message);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedToo(Format format) {
      byte[] magic = Arrays.copyOf(example(format), 20);
      Refusals.refused(UnreadableImageException.class, () -> reader.read(magic));
    }

    @ParameterizedTest
    @EnumSource
    void truncatedFilesAreRefusedWhereverTheyEnd(Format format) {
      byte[] file = example(format);
      // The end of a TIFF is whatever its writer put last.
      int last = format == Format.TIFF ? file.length - 200 : file.length - 1;
      for (int length = 0; length < last; length += 1 + length / 50) {
        byte[] part = Arrays.copyOf(file, length);
        Refusals.refused(UnreadableImageException.class, () -> reader.read(part));
      }
      byte[] almost = Arrays.copyOf(file, last);
      Refusals.refused(UnreadableImageException.class, () -> reader.read(almost));
    }

    @Test
    void pagesThatAreNotThereAreRefused() {
      byte[] file = example(Format.PNG);
      String message =
          Refusals.refused(UnreadableImageException.class, () -> reader.read(file, 1)).getMessage();
      assertEquals("There is no page 1: the PNG has 1, counted from 0", message);
      Refusals.refused(UnreadableImageException.class, () -> reader.read(file, -1));
    }
  }

  @Nested
  class Within {

    @Test
    void theLimitOfBytesFilesAreReadAndBeyondAreNot(@TempDir Path folder) throws IOException {
      byte[] file = example(Format.PNG);
      Path path = Files.write(folder.resolve("image.jpg"), file);
      var exact = new RasterReader(Limits.DEFAULT.withMaxBytes(file.length));
      assertEquals("RGB 37×23", exact.read(file).toString());
      assertEquals("RGB 37×23", exact.read(path, 0).toString());
      var less = new RasterReader(Limits.DEFAULT.withMaxBytes(file.length - 1));
      Refusals.refused(LimitException.class, () -> less.read(file));
      assertThrows(LimitException.class, () -> less.read(path, 0));
    }

    @ParameterizedTest
    @EnumSource
    void theLimitOfPixelsImagesAreReadAndBeyondAreNot(Format format) {
      byte[] file = example(format);
      var exact = new RasterReader(Limits.DEFAULT.withMaxPixels(37 * 23));
      assertEquals(37, exact.read(file).width());
      var less = new RasterReader(Limits.DEFAULT.withMaxPixels(37 * 23 - 1));
      LimitException refusal = Refusals.refused(LimitException.class, () -> less.read(file));
      assertEquals(37 * 23, refusal.value());
      Refusals.refused(LimitException.class, () -> less.header(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anim2.gif", "anim.webp"})
    void theLimitOfFramesAnimationsAreReadAndBeyondAreNot(String name) {
      byte[] file = Samples.file(name);
      assertEquals(40, new RasterReader(Limits.DEFAULT.withMaxFrames(4)).read(file, 3).width());
      var less = new RasterReader(Limits.DEFAULT.withMaxFrames(3));
      Refusals.refused(LimitException.class, () -> less.read(file, 0));
    }

    @ParameterizedTest
    @EnumSource
    void noTimeNothingIsRead(Format format) {
      // A clock that goes on by a second whenever it is looked at.
      var clock = new AtomicLong();
      var slow =
          new RasterReader(
              Limits.DEFAULT.withMaxTime(Duration.ofMillis(500)),
              () -> clock.addAndGet(1_000_000_000));
      byte[] file = example(format);
      LimitException refusal = Refusals.refused(LimitException.class, () -> slow.read(file));
      assertEquals(500, refusal.limit());
    }
  }
}
