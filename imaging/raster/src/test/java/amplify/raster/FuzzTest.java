package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files give a picture or an exception of this module, within limits, whatever happens. */
class FuzzTest {

  private static final int MUTANTS = Integer.getInteger("amplify.fuzz.mutants", 500);
  private static final int MOST_ALLOCATED = 24 << 20;

  private final RasterReader reader =
      new RasterReader(
          Limits.DEFAULT
              .withMaxPixels(100_000)
              .withMaxFrames(10)
              .withMaxTime(Duration.ofSeconds(2)));

  static Stream<String> seeds() {
    return Stream.concat(
        Stream.of(
            "rgba.png i16.png p.png lossy.webp lossya.webp losslessa.webp anim.webp cmyk.jpg"
                .split(" ")),
        Stream.of(
            "prog.jpg turned.jpg anim2.gif interlaced.gif one-group4.tif predictor.tif p-lzw.tif cmyk-packbits.tif rgb.bmp rle.bmp plain.ppm"
                .split(" ")));
  }

  private static byte[] seed(String name) {
    return switch (name) {
      case "rle.bmp" -> rle();
      case "plain.ppm" -> Forgery.big().text("P3 3 2 255\n" + "12 0 255 ".repeat(6)).done();
      default -> Samples.file(name);
    };
  }

  private static byte[] rle() {
    Forgery bmp = Forgery.little().text("BM").u32(0, 0, 1078, 40, 20, 20).u16(1, 8);
    bmp.u32(1, 0, 0, 0, 0, 0).bytes(new byte[1024]);
    for (int y = 0; y < 20; y++) {
      bmp.u8(10, y, 0, 4, 1, 2, 3, 4, 6, 7, 0, 0);
    }
    return bmp.u8(0, 1).done();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ofEveryFormat(String name) {
    byte[] seed = seed(name);
    var random = new Random(name.hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(seed, random);
      int number = i;
      long allocated = Refusals.allocated(() -> survives(mutant, name, number));
      assertTrue(
          allocated < MOST_ALLOCATED, "%s, mutant %d allocates %d".formatted(name, i, allocated));
    }
  }

  private void survives(byte[] mutant, String name, int number) {
    try {
      int pages = reader.header(mutant).pages();
      reader.read(mutant, Math.min(pages - 1, number % 3));
    } catch (RasterException e) {
      assertTrue(e.getMessage().lines().count() == 1, e.getMessage());
    } catch (Throwable e) {
      fail("%s, mutant %d".formatted(name, number), e);
    }
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && mutant.length > 20; i++) {
      mutant = once(mutant, random);
    }
    boolean png = Format.detect(mutant).filter(format -> format == Format.PNG).isPresent();
    return png && random.nextBoolean() ? sealed(mutant) : mutant;
  }

  private static byte[] once(byte[] file, Random random) {
    // Headers are where most harm is done.
    int at =
        8
            + random.nextInt(
                random.nextBoolean() ? Math.min(120, file.length - 12) : file.length - 12);
    switch (random.nextInt(7)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt();
      case 2 -> file[at] = (byte) List.of(0, 1, 0x7F, 0x80, 0xFF).get(random.nextInt(5)).intValue();
      case 3 -> ByteBuffer.wrap(file).putInt(at, random.nextInt());
      case 4 -> {
        return Arrays.copyOf(file, at);
      }
      case 5 -> {
        int from = random.nextInt(file.length);
        int count = random.nextInt(file.length - from);
        return Forgery.inserted(file, at, Arrays.copyOfRange(file, from, from + count));
      }
      default -> {
        int end = at + random.nextInt(file.length - at);
        System.arraycopy(file, end, file, at, file.length - end);
        return Arrays.copyOf(file, file.length - end + at);
      }
    }
    return file;
  }

  /** With checksums that fit again, so that damage gets further. */
  private static byte[] sealed(byte[] png) {
    ByteBuffer at = ByteBuffer.wrap(png).position(8);
    while (at.remaining() >= 12) {
      int length = at.getInt();
      if (length < 0 || length > at.remaining() - 8) {
        break;
      }
      var sum = new CRC32();
      sum.update(png, at.position(), length + 4);
      at.position(at.position() + length + 4).putInt((int) sum.getValue());
    }
    return png;
  }
}
