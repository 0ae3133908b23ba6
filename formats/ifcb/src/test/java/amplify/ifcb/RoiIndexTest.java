package amplify.ifcb;

import static amplify.ifcb.BinFolder.D_STYLE;
import static amplify.ifcb.BinFolder.I_STYLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoiIndexTest {

  static final List<TestBin> BINS = TestBins.synthetic();

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("BINS")
  void eachRoiIsThatOfTheBin(TestBin bin) throws IOException {
    for (boolean stitch : List.of(true, false)) {
      RoiIndex index =
          RoiIndex.of(BinId.parse(bin.id()), Files.readAllBytes(bin.file("adc")), stitch);
      byte[] roi = Files.readAllBytes(bin.file("roi"));
      try (Bin opened =
          Bin.open(bin.id(), bin.file("adc"), bin.file("roi"), bin.file("hdr"), stitch)) {
        assertEquals(opened.size(), index.size());
        for (Roi expected : opened) {
          assertSame(expected, index.read(expected.target(), new Bytes(roi)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {D_STYLE, I_STYLE})
  void damageHasTheReasonsOfTheBin(String id) throws IOException {
    BinFolder bin =
        new BinFolder(folder, id)
            .roi(1, 0, 0, 9, 9, 5)
            .line(1, 3, 3, 9, 9, 1_000)
            .line(2, 0, 0, -3, 3, 0)
            .line(3, 0, 0, 3, 3, -1)
            .line(4, 0, 0, 70_000, 70_000, 0)
            .line(5, 0, 0, 70_000, 4, 0)
            .line(5, 0, 0, 4, 70_000, 0)
            .roi(6, 0, 0, 3, 3, 7);
    List<Roi> expected = bin.rois();
    RoiIndex index = index(id, bin);
    byte[] roi = Files.readAllBytes(bin.file("roi"));

    assertTrue(expected.stream().filter(Roi.Corrupt.class::isInstance).count() >= 5);
    for (Roi one : expected) {
      assertSame(one, index.read(one.target(), new Bytes(roi)));
    }
  }

  @Test
  void nothingButTheBytesOfTheRoiIsRead() {
    BinFolder bin =
        new BinFolder(folder, I_STYLE)
            .roi(1, 0, 0, 5, 4, 1)
            .roi(2, 0, 0, 9, 9, 2)
            .roi(2, 3, 3, 9, 7, 3)
            .line(3, 0, 0, 9, 9, 1_000);
    bin.rois();

    assertEquals(List.of("0+20"), readsOf(1, bin));
    assertEquals(List.of("20+81", "101+63"), readsOf(2, bin));
    assertEquals(List.of(), readsOf(4, bin));
  }

  @Test
  void aSecondHalfIsRefusedByTheNameOfItsFirst() {
    BinFolder bin =
        new BinFolder(folder, I_STYLE)
            .roi(1, 0, 0, 9, 9, 5)
            .line(1, -11, -11, 0, 0, 0)
            .roi(1, 3, 3, 9, 9, 6)
            .roi(1, 6, 6, 9, 9, 7);
    assertEquals(List.of(1), BinFolder.targets(bin.rois()));

    assertEquals(
        "Target 3 of %s is the second half of target 1, whose image holds both; ask for 1"
            .formatted(I_STYLE),
        refusal(3, bin));
    assertEquals(
        "Target 4 of %s is left out: it overlaps target 3, a second half itself".formatted(I_STYLE),
        refusal(4, bin));
  }

  @Test
  void aNumberWithoutAnImageIsRefusedByName() {
    BinFolder bin = new BinFolder(folder, I_STYLE).line(1, -11, -11, 0, 0, 0).roi(2, 0, 0, 9, 9, 5);
    bin.rois();

    assertEquals(
        "Target 1 of %s has no image: its line in the .adc names none".formatted(I_STYLE),
        refusal(1, bin));
    for (int target : List.of(-1, 0, 3, Integer.MAX_VALUE)) {
      assertEquals(
          "There is no target %d in %s: its .adc has 2 lines, and targets are numbered by them"
              .formatted(target, I_STYLE),
          refusal(target, bin));
    }
  }

  @Test
  void aRoiThatWasCutSinceItsLengthWasToldIsCorrupt() {
    RoiIndex index = index(D_STYLE, new BinFolder(folder, D_STYLE).roi(1, 0, 0, 9, 9, 5));
    Roi roi = index.read(1, new Bytes(new byte[81], 80));

    String reason = assertInstanceOf(Roi.Corrupt.class, roi).reason();
    assertTrue(reason.contains("was cut while it was read"), reason);
  }

  @Test
  void anAdcOfMoreThanOneBinIsRefused() {
    byte[] adc = ascii("\n".repeat(99_999) + "1" + ",1".repeat(20));
    BadBinException refusal =
        assertThrows(BadBinException.class, () -> RoiIndex.of(BinId.parse(D_STYLE), adc, true));
    assertTrue(refusal.getMessage().contains(D_STYLE + ".adc"), refusal.getMessage());
  }

  private String refusal(int target, BinFolder bin) {
    RoiIndex index = index(I_STYLE, bin);
    return assertThrows(NoSuchRoiException.class, () -> index.read(target, new Bytes(new byte[0])))
        .getMessage();
  }

  private List<String> readsOf(int target, BinFolder bin) {
    try {
      var roi = new Bytes(Files.readAllBytes(bin.file("roi")));
      index(I_STYLE, bin).read(target, roi);
      return roi.reads();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RoiIndex index(String id, BinFolder bin) {
    bin.rois();
    try {
      return RoiIndex.of(BinId.parse(id), Files.readAllBytes(bin.file("adc")), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(Roi expected, Roi actual) {
    if (expected instanceof Roi.Image image) {
      Roi.Image other = assertInstanceOf(Roi.Image.class, actual);
      assertEquals(image.target(), other.target());
      assertEquals(image.image().width(), other.image().width());
      assertArrayEquals(image.image().pixels(), other.image().pixels());
    } else {
      assertEquals(expected, actual);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A .roi in memory that notes what is read, and that may end before the length it tells. */
  private static final class Bytes implements RoiBytes {

    private final byte[] all;
    private final int end;
    private final List<String> reads = new ArrayList<>();

    Bytes(byte[] all) {
      this(all, all.length);
    }

    Bytes(byte[] all, int end) {
      this.all = all;
      this.end = end;
    }

    List<String> reads() {
      return reads;
    }

    @Override
    public long length() {
      return all.length;
    }

    @Override
    public Optional<byte[]> read(long offset, int count) {
      reads.add(offset + "+" + count);
      return offset + count > end
          ? Optional.empty()
          : Optional.of(Arrays.copyOfRange(all, (int) offset, (int) offset + count));
    }
  }
}
