package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Small files that ask for much are refused by their headers, before anything is allocated. */
class BombsTest {

  @Nested
  class Png {

    @Test
    void ofManyPixels() {
      byte[] data = Forgery.deflated(new byte[50_000_000]);
      byte[] file =
          Forgery.png(60_000, 60_000).pngChunk("IDAT", data).pngChunk("IEND", new byte[0]).done();
      LimitException refusal = Refusals.refusedCheaply(LimitException.class, file, 1);
      assertEquals(3_600_000_000L, refusal.value());
      assertEquals(100_000_000, refusal.limit());
    }

    @Test
    void ofTooFewDataForItsSize() {
      byte[] file =
          Forgery.png(9000, 9000)
              .pngChunk("IDAT", Forgery.deflated(new byte[1000]))
              .pngChunk("IEND", new byte[0])
              .done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void withTextsAndProfilesThatInflateIsReadWithoutThem() {
      byte[] bomb = Forgery.deflated(new byte[100_000_000]);
      byte[] plain = Samples.encode(Samples.noise(Mode.RGB, 10, 10), Format.PNG);
      byte[] chunks =
          Forgery.big()
              .pngChunk("iCCP", Forgery.big().text("p\0\0").bytes(bomb).done())
              .pngChunk("zTXt", Forgery.big().text("t\0\0").bytes(bomb).done())
              .pngChunk("iTXt", Forgery.big().text("t\0\u0001\0\0\0").bytes(bomb).done())
              .done();
      byte[] file = Forgery.inserted(plain, 33, chunks);
      long allocated = Refusals.allocated(() -> new RasterReader().read(file));
      assertTrue(allocated < 1 << 20, "allocated %d".formatted(allocated));
    }
  }

  @Nested
  class Gif {

    private byte[] gif(int side, int frames) {
      Forgery gif = Forgery.little().text("GIF89a").u16(side, side).u8(0x80, 0, 0);
      gif.u8(0, 0, 0, 255, 255, 255);
      for (int i = 0; i < frames; i++) {
        gif.u8(0x2C).u16(0, 0, 1, 1).u8(0, 2, 2, 0x44, 1, 0);
      }
      return gif.u8(0x3B).done();
    }

    @Test
    void ofManyFrames() {
      LimitException refusal = Refusals.refusedCheaply(LimitException.class, gif(1, 200_000), 1);
      assertEquals(1001, refusal.value());
    }

    @Test
    void ofAHugeCanvas() {
      Refusals.refusedCheaply(LimitException.class, gif(65_535, 1), 1);
    }
  }

  @Nested
  class Tiff {

    private Forgery tiff(int entries) {
      return Forgery.little().text("II*\0").u32(8).u16(entries);
    }

    private Forgery page(long width, long height, long rows, long offset, long size) {
      return tiff(8)
          .tag(256, 4, 1, width)
          .tag(257, 4, 1, height)
          .tag(258, 3, 1, 8)
          .tag(259, 3, 1, 8)
          .tag(262, 3, 1, 1)
          .tag(273, 4, 1, offset)
          .tag(278, 4, 1, rows)
          .tag(279, 4, 1, size)
          .u32(0);
    }

    @Test
    void ofManyPixels() {
      byte[] file = page(0xFFFFFFFFL, 0xFFFFFFFFL, 1, 8, 8).done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void ofTooFewDataForItsStrip() {
      byte[] file = page(9000, 9000, 0xFFFFFFFFL, 8, 80).done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void ofAStripBeyondTheEnd() {
      byte[] file = page(100, 100, 100, 8, 0x7FFFFFFFL).done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void ofTagsWithAbsurdCounts() {
      byte[] file = tiff(1).tag(273, 4, 0xFFFFFFFFL, 8).u32(0).done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void ofPagesInACircle() {
      byte[] file = tiff(0).u32(8).done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void ofTilesLargerThanTheLimit() {
      byte[] file =
          tiff(8)
              .tag(256, 4, 1, 10)
              .tag(257, 4, 1, 10)
              .tag(258, 3, 1, 8)
              .tag(262, 3, 1, 1)
              .tag(322, 4, 1, 60_000)
              .tag(323, 4, 1, 60_000)
              .tag(324, 4, 1, 8)
              .tag(325, 4, 1, 8)
              .u32(0)
              .done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }
  }

  @Nested
  class Jpeg {

    private final byte[] plain = Samples.encode(Samples.smooth(64, 64), Format.JPEG);

    private int startOf(int marker) {
      for (int i = 2; ; i += 2 + ByteBuffer.wrap(plain).getShort(i + 2)) {
        if ((plain[i + 1] & 0xFF) == marker) {
          return i;
        }
      }
    }

    @Test
    void ofManyPixels() {
      byte[] file = plain.clone();
      Arrays.fill(file, startOf(0xC0) + 5, startOf(0xC0) + 9, (byte) 0xFF);
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void ofTooFewDataForItsSize() {
      byte[] file = plain.clone();
      ByteBuffer.wrap(file, startOf(0xC0) + 5, 4).putShort((short) 9000).putShort((short) 9000);
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void ofManyScans() {
      byte[] progressive = Samples.file("prog.jpg");
      int last = progressive.length - 2;
      Forgery scans = Forgery.big();
      for (int i = 0; i < 2000; i++) {
        scans.segment(0xDA, new byte[] {1, 1, 0, 1, 63, 0});
      }
      byte[] file = Forgery.inserted(progressive, last, scans.done());
      Refusals.refusedCheaply(LimitException.class, file, 3);
    }
  }

  @Nested
  class Others {

    @Test
    void webpOfAHugeCanvas() {
      byte[] file =
          Forgery.little()
              .text("RIFF")
              .u32(22)
              .text("WEBPVP8X")
              .u32(10, 0x10)
              .u8(255, 255, 255, 255, 255, 255)
              .done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void bmpOfManyPixels() {
      byte[] file =
          Forgery.little()
              .text("BM")
              .u32(100, 0, 54, 40, 0x7FFFFFFF, 0x80000001L)
              .u16(1, 24)
              .u32(0, 0, 0, 0, 0, 0)
              .bytes(new byte[50])
              .done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void bmpOfTooFewDataForItsSize() {
      byte[] file =
          Forgery.little()
              .text("BM")
              .u32(100, 0, 54, 40, 9000, 9000)
              .u16(1, 24)
              .u32(0, 0, 0, 0, 0, 0)
              .bytes(new byte[50])
              .done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }

    @Test
    void pnmOfManyPixels() {
      byte[] file = Forgery.big().text("P6 99999 99999 255\nabc").done();
      Refusals.refusedCheaply(LimitException.class, file, 1);
    }

    @Test
    void pnmOfTooFewDataForItsSize() {
      byte[] file = Forgery.big().text("P5 9000 9000 255\nabc").done();
      Refusals.refusedCheaply(UnreadableImageException.class, file, 1);
    }
  }
}
