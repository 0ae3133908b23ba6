package amplify.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is inflated is what the JDK inflates, and what the JDK refuses is refused. */
class InflationTest {

  private static final int MUTANTS = Integer.getInteger("amplify.fuzz.mutants", 500);

  /** Data that ask for codes of all kinds. */
  enum Content {
    NOTHING {
      @Override
      void fill(byte[] data, Random random) {}
    },
    NOISE {
      @Override
      void fill(byte[] data, Random random) {
        random.nextBytes(data);
      }
    },
    FEW_VALUES {
      @Override
      void fill(byte[] data, Random random) {
        for (int i = 0; i < data.length; i++) {
          data[i] = (byte) (random.nextGaussian() * 3);
        }
      }
    },
    /** Some values are so rare that their codes have 15 bits. */
    RARE_VALUES {
      @Override
      void fill(byte[] data, Random random) {
        for (int i = 0; i < data.length; i++) {
          data[i] = (byte) Math.min(255, Long.numberOfTrailingZeros(random.nextLong()) * 3);
        }
      }
    },
    /** Repetitions of all lengths from all distances. */
    REPETITIONS {
      @Override
      void fill(byte[] data, Random random) {
        int at = 0;
        while (at < data.length) {
          int most = Math.min(data.length - at, 1 + random.nextInt(400));
          int back = 1 + random.nextInt(1 << (1 + random.nextInt(15)));
          for (int i = 0; i < most; i++, at++) {
            data[at] = at < back ? (byte) random.nextInt() : data[at - back];
          }
        }
      }
    };

    abstract void fill(byte[] data, Random random);

    byte[] of(int length, Random random) {
      var data = new byte[length];
      fill(data, random);
      return data;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDeflatedComesBack(Content content) {
    var random = new Random(content.name().hashCode());
    for (int length : new int[] {1, 2, 300, 70_000, 400_000}) {
      byte[] data = content.of(length, random);
      for (int level : new int[] {0, 1, 6, 9}) {
        for (int strategy : strategies()) {
          byte[] deflated = deflated(data, level, strategy);
          for (int part : new int[] {deflated.length, 8192, 1 + random.nextInt(20)}) {
            int row = Math.min(length, 1 + random.nextInt(5000));
            assertArrayEquals(
                data,
                inflated(deflated, part, row, length),
                () -> "%d bytes, level %d, strategy %d".formatted(length, level, strategy));
          }
        }
      }
    }
  }

  private static int[] strategies() {
    return new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};
  }

  @Test
  void blocksOfAllKindsFollowEachOther() {
    var random = new Random(1);
    var deflater = new Deflater();
    var deflated = new ByteArrayOutputStream();
    var data = new ByteArrayOutputStream();
    for (int i = 0; i < 60; i++) {
      byte[] more =
          Content.values()[random.nextInt(Content.values().length)].of(
              1 + random.nextInt(20_000), random);
      deflater.setLevel(random.nextInt(10));
      deflater.setInput(more);
      data.writeBytes(more);
      drain(deflater, deflated);
    }
    deflater.finish();
    drain(deflater, deflated);
    deflater.end();
    assertArrayEquals(data.toByteArray(), inflated(deflated.toByteArray(), 500, 1000, data.size()));
  }

  @ParameterizedTest
  @EnumSource
  void damagedDataGiveWhatTheJdkMakesOfThem(Content content) {
    var random = new Random(content.name().hashCode());
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      int length = 1 + random.nextInt(3000);
      int strategy = strategies()[random.nextInt(3)];
      byte[] deflated = deflated(content.of(length, random), random.nextInt(10), strategy);
      for (int j = random.nextInt(3); j >= 0; j--) {
        // Mostly where the codes are told.
        int at = random.nextInt(Math.min(deflated.length, random.nextBoolean() ? 100 : 5000));
        deflated[at] ^= (byte) (1 << random.nextInt(8));
      }
      boolean cut = random.nextInt(5) == 0;
      if (cut) {
        deflated = Arrays.copyOf(deflated, random.nextInt(deflated.length));
      }
      byte[] mutant = deflated;
      int part = 1 + random.nextInt(2000);
      byte[] wanted = inflatedByTheJdk(mutant, length);
      // Two literals before a cut may be missing, as they are looked up with what follows.
      int sure = cut ? Math.max(0, wanted.length - 2) : wanted.length;
      assertArrayEquals(Arrays.copyOf(wanted, sure), inflated(mutant, part, length, sure));
      // The JDK keeps back a byte if it sees that what comes next is damaged.
      if (wanted.length < length - 1) {
        assertThrows(UnreadableImageException.class, () -> inflated(mutant, part, length, length));
        refused++;
      }
    }
    assertTrue(refused > MUTANTS / 20, "Refused: " + refused);
  }

  @Test
  void whatEndsEarlyIsToldOf() {
    byte[] deflated = deflated(new byte[100], 6, Deflater.DEFAULT_STRATEGY);
    var ended =
        assertThrows(UnreadableImageException.class, () -> inflated(deflated, 50, 101, 101));
    assertEquals(
        UnreadableImageException.corrupt(Format.PNG, "its data end before its rows do")
            .getMessage(),
        ended.getMessage());
    var cut =
        assertThrows(
            UnreadableImageException.class,
            () -> inflated(Arrays.copyOf(deflated, 5), 50, 100, 100));
    assertEquals(UnreadableImageException.truncated(Format.PNG).getMessage(), cut.getMessage());
  }

  @Test
  void blocksWithoutEndTakeNoLongerThanAllowed() {
    // Blocks of fixed codes that end at once, ten bits each: 0, 01, and seven times 0.
    var deflated = new byte[100_000];
    deflated[0] = 0x78;
    deflated[1] = 0x01;
    for (int bit = 16; bit + 10 < deflated.length * 8; bit += 10) {
      deflated[(bit + 1) / 8] |= (byte) (1 << (bit + 1) % 8);
    }
    var ticks = new AtomicLong();
    var source =
        new Source(
            Format.PNG,
            deflated,
            Limits.DEFAULT,
            new Deadline(ticks::getAndIncrement, Duration.ofNanos(1000)));
    var spans = List.of(new PngFile.Span(0, deflated.length)).iterator();
    var inflation = new Inflation(source, new InflateInput(source, spans), 1);

    assertThrows(LimitException.class, () -> inflation.next(1));
  }

  private static byte[] deflated(byte[] data, int level, int strategy) {
    var deflater = new Deflater(level);
    deflater.setStrategy(strategy);
    deflater.setInput(data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    drain(deflater, out);
    deflater.end();
    return out.toByteArray();
  }

  /** Takes all there is, up to a boundary of bytes. */
  private static void drain(Deflater deflater, ByteArrayOutputStream out) {
    var buffer = new byte[8192];
    int got = 1;
    while (got > 0 || !(deflater.finished() || deflater.needsInput())) {
      got = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      out.write(buffer, 0, got);
    }
  }

  /** As much as the JDK inflates of so many bytes. */
  private static byte[] inflatedByTheJdk(byte[] deflated, int length) {
    var inflater = new Inflater();
    inflater.setInput(deflated);
    var data = new byte[length];
    int done = 0;
    try {
      while (done < length) {
        int more = inflater.inflate(data, done, 1);
        if (more == 0) {
          break;
        }
        done += more;
      }
    } catch (DataFormatException e) {
      // What came before it was good.
    } finally {
      inflater.end();
    }
    return Arrays.copyOf(data, done);
  }

  /**
   * Inflates.
   *
   * @param part how many bytes lie together; others come between
   * @param row how many bytes are asked for at once
   */
  private static byte[] inflated(byte[] deflated, int part, int row, int length) {
    var file = new byte[deflated.length * 2 + 100];
    Arrays.fill(file, (byte) 0xA5);
    List<PngFile.Span> spans = new ArrayList<>();
    int at = 3;
    for (int from = 0; from < deflated.length; from += part) {
      int size = Math.min(part, deflated.length - from);
      System.arraycopy(deflated, from, file, at, size);
      spans.add(new PngFile.Span(at, size));
      at += size + (at + size + deflated.length - from < file.length ? 1 : 0);
    }
    var source =
        new Source(Format.PNG, file, Limits.DEFAULT, new Deadline(() -> 0, Duration.ofSeconds(1)));
    var inflation = new Inflation(source, new InflateInput(source, spans.iterator()), row);
    var data = new byte[length];
    for (int done = 0; done < length; done += row) {
      int size = Math.min(row, length - done);
      int from = inflation.next(size);
      System.arraycopy(inflation.window(), from, data, done, size);
    }
    return data;
  }
}
