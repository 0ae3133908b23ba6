package amplify.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FilePartTest {

  private static final int SIZE = 1_000_003;

  private final byte[] bytes = new byte[SIZE];
  private final AtomicLong counted = new AtomicLong();
  private Path file;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    new Random(1).nextBytes(bytes);
    file = Files.write(folder.resolve("D20240101T000000_IFCB001.roi"), bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, Long.MAX_VALUE})
  void whoeverAsksForSoManyPiecesGetsThePartOnceAndInOrder(long pieces) throws Exception {
    for (int[] range : new int[][] {{0, SIZE}, {7, 1}, {SIZE - 500_000, 500_000}}) {
      counted.set(0);
      try (var part = FilePart.open(file, range[0], range[1], counted::addAndGet)) {
        var reader = new Reader(pieces);
        part.subscribe(reader);

        byte[] expected = Arrays.copyOfRange(bytes, range[0], range[0] + range[1]);
        assertArrayEquals(expected, reader.got.toByteArray());
        assertEquals(1, reader.completions);
        assertEquals(range[1], counted.get());
        assertEquals(HexFormat.of().formatHex(Checksums.md5().digest(expected)), part.md5());
      }
    }
  }

  @Test
  void aRepeatBeginsAnewAndWhatWasGivenUpCountsNoMore() throws Exception {
    try (var part = FilePart.open(file, 0, SIZE, counted::addAndGet)) {
      var givenUp = new Reader(0);
      part.subscribe(givenUp);
      givenUp.subscription.request(2);
      long before = counted.get();
      assertTrue(before > 0 && before < SIZE, "counted " + before);

      var repeat = new Reader(1);
      part.subscribe(repeat);
      givenUp.subscription.request(1);

      assertArrayEquals(bytes, repeat.got.toByteArray());
      assertEquals(SIZE, counted.get());
      assertEquals(HexFormat.of().formatHex(Checksums.md5().digest(bytes)), part.md5());
    }
  }

  @Test
  void whoCancelsGetsNothingMore() throws Exception {
    try (var part = FilePart.open(file, 0, SIZE, counted::addAndGet)) {
      var reader = new Reader(0);
      part.subscribe(reader);
      reader.subscription.request(1);
      int before = reader.got.size();
      reader.subscription.cancel();
      reader.subscription.request(Long.MAX_VALUE);

      assertEquals(before, reader.got.size());
      assertEquals(0, reader.completions);
    }
  }

  @Test
  void aFileThatHasBecomeShorterIsAnError() throws Exception {
    try (var part = FilePart.open(file, SIZE - 10, 20, counted::addAndGet)) {
      var reader = new Reader(1);
      part.subscribe(reader);

      assertEquals(file + " ends 10 bytes early", reader.error.orElseThrow().getMessage());
      assertEquals(0, reader.completions);
    }
  }

  @Test
  void askingForNothingIsAnError() throws Exception {
    try (var part = FilePart.open(file, 0, 20, counted::addAndGet)) {
      var reader = new Reader(0);
      part.subscribe(reader);
      reader.subscription.request(0);

      assertEquals(IllegalArgumentException.class, reader.error.orElseThrow().getClass());
    }
  }

  /** Asks for some pieces, and for as many again with each that comes. */
  private static final class Reader implements Flow.Subscriber<ByteBuffer> {

    private final long pieces;
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private Flow.Subscription subscription;
    private int completions;
    private Optional<Throwable> error = Optional.empty();

    /** Asks for nothing itself if 0. */
    Reader(long pieces) {
      this.pieces = pieces;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      ask();
    }

    private void ask() {
      if (pieces > 0) {
        subscription.request(pieces);
      }
    }

    @Override
    public void onNext(ByteBuffer piece) {
      var copy = new byte[piece.remaining()];
      piece.get(copy);
      got.writeBytes(copy);
      ask();
    }

    @Override
    public void onError(Throwable thrown) {
      error = Optional.of(thrown);
    }

    @Override
    public void onComplete() {
      completions++;
    }
  }
}
