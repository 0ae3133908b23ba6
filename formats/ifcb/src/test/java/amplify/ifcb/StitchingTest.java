package amplify.ifcb;

import static amplify.ifcb.BinFolder.D_STYLE;
import static amplify.ifcb.BinFolder.I_STYLE;
import static amplify.ifcb.BinFolder.targets;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StitchingTest {

  @TempDir Path folder;

  @Test
  void overlappingRoisOfOneTriggerBecomeOneImageUnderTheFirstTarget() {
    List<Roi> rois =
        bin().roi(1, 10, 20, 5, 5, 50).roi(1, 12, 21, 6, 6, 60).roi(2, 0, 0, 3, 3, 1).rois();

    assertEquals(List.of(1, 3), targets(rois));
    GreyImage image = image(rois.getFirst());
    assertEquals(8, image.width());
    assertEquals(7, image.height());
  }

  @Test
  void theSecondWinsWhereTheyOverlap() {
    GreyImage image = image(bin().roi(1, 0, 0, 5, 5, 50).roi(1, 2, 0, 5, 5, 60).rois().getFirst());

    for (int row = 0; row < 5; row++) {
      assertArrayEquals(new byte[] {50, 50, 60, 60, 60, 60, 60}, row(image, row));
    }
  }

  @Test
  void theSecondMayLieAboveAndLeftOfTheFirst() {
    GreyImage image =
        image(bin().roi(1, 10, 10, 4, 4, 50).roi(1, 9, 9, 4, 4, 60).rois().getFirst());

    assertEquals(5, image.width());
    assertEquals(60, image.grey(0, 0));
    assertEquals(60, image.grey(3, 3));
    assertEquals(50, image.grey(4, 4));
  }

  @Test
  void theGapIsTheMeanOfThePixelsBesideItEachCountedOnce() {
    // The gap is the two corners (0,4) and (4,0). Beside them lie, counted once each, of the first
    // box (0,3) and (3,0), of the second (1,4) and (4,1).
    GreyImage image =
        image(
            bin()
                .roi(1, 0, 0, 4, bytes(9, 9, 9, 10, 9, 9, 9, 9, 9, 9, 9, 9, 20, 9, 9, 9))
                .roi(1, 1, 1, 4, bytes(1, 1, 1, 30, 1, 1, 1, 1, 1, 1, 1, 1, 60, 1, 1, 1))
                .rois()
                .getFirst());

    assertEquals(30, image.grey(0, 4));
    assertEquals(30, image.grey(4, 0));
    assertEquals(30, image.grey(1, 4));
    assertEquals(1, image.grey(1, 1));
  }

  @Test
  void aPixelBetweenTwoGapPixelsIsCountedOnce() {
    // Boxes 3 wide and 6 wide: the gap is the column right of the first, above the second.
    GreyImage image =
        image(
            bin()
                .roi(1, 0, 0, 3, bytes(0, 0, 10, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .roi(1, 0, 2, 4, bytes(0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0))
                .rois()
                .getFirst());

    assertEquals(20, image.grey(0, 3));
    assertEquals(20, image.grey(1, 3));
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 2", "2, 3, 2", "3, 4, 4", "254, 255, 254", "4, 4, 4"})
  void theMeanIsRoundedHalfToEven(int besideFirst, int besideSecond, int gap) {
    GreyImage image =
        image(
            bin()
                .roi(1, 0, 0, 4, 4, besideFirst)
                .roi(1, 1, 1, 4, 4, besideSecond)
                .rois()
                .getFirst());

    assertEquals(gap, image.grey(0, 4));
  }

  @Test
  void withoutAGapNothingIsFilled() {
    GreyImage image = image(bin().roi(1, 0, 0, 6, 6, 5).roi(1, 1, 1, 4, 4, 7).rois().getFirst());

    assertEquals(5, image.grey(0, 0));
    assertEquals(7, image.grey(4, 4));
    assertEquals(5, image.grey(5, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true", "7, 0, true", "8, 0, false", "9, 0, false", "0, 7, true", "0, 8, false",
    "-7, 0, true", "-8, 0, false", "0, -7, true", "0, -8, false", "7, 7, true", "8, 8, false"
  })
  void moreThanTwoPixelsMustOverlapInBothAxes(int dx, int dy, boolean stitched) {
    List<Roi> rois = bin().roi(1, 100, 100, 10, 10, 5).roi(1, 100 + dx, 100 + dy, 10, 10, 7).rois();

    assertEquals(stitched ? List.of(1) : List.of(1, 2), targets(rois));
  }

  @Test
  void roisOfDifferentTriggersAreNotStitched() {
    assertEquals(List.of(1, 2), targets(bin().roi(1, 0, 0, 9, 9, 5).roi(2, 0, 0, 9, 9, 5).rois()));
  }

  @Test
  void skippedLinesBetweenTheHalvesDoNotMatter() {
    List<Roi> rois =
        bin()
            .roi(1, 0, 0, 9, 9, 5)
            .line(1, -11, -11, 0, 0, 81)
            .text("rubbish")
            .roi(1, 3, 3, 9, 9, 7)
            .rois();

    assertEquals(List.of(1), targets(rois));
    assertEquals(12, image(rois.getFirst()).width());
  }

  @Test
  void ofThreeInARowTheFirstTwoAreStitchedAndTheThirdIsLeftOut() {
    List<Roi> rois =
        bin()
            .roi(1, 0, 0, 9, 9, 5)
            .roi(1, 5, 5, 9, 9, 6)
            .roi(1, 10, 10, 9, 9, 7)
            .roi(2, 0, 0, 3, 3, 8)
            .rois();

    assertEquals(List.of(1, 4), targets(rois));
    assertEquals(14, image(rois.getFirst()).width());
  }

  @Test
  void dStyleRoisAreNeverStitched() {
    var bin = new BinFolder(folder, D_STYLE);
    assertEquals(List.of(1, 2), targets(bin.roi(1, 0, 0, 9, 9, 5).roi(1, 3, 3, 9, 9, 7).rois()));
  }

  @Test
  void stitchingCanBeTurnedOff() throws IOException {
    try (Bin bin = bin().roi(1, 0, 0, 9, 9, 5).roi(1, 3, 3, 9, 9, 7).open(false)) {
      assertEquals(2, bin.size());
      assertEquals(9, image(BinFolder.all(bin).getLast()).width());
    }
  }

  @Test
  void aCorruptSecondHalfFailsThePairUnderTheFirstTarget() {
    List<Roi> rois =
        bin().roi(1, 0, 0, 9, 9, 5).line(1, 3, 3, 9, 9, 1_000).roi(2, 0, 0, 3, 3, 7).rois();

    assertEquals(List.of(1, 3), targets(rois));
    String reason = assertInstanceOf(Roi.Corrupt.class, rois.getFirst()).reason();
    assertTrue(reason.contains("target 2") && reason.contains("offset 1000"), reason);
    assertInstanceOf(Roi.Image.class, rois.getLast());
  }

  @Test
  void aCorruptFirstHalfFailsThePairUnderTheFirstTarget() {
    List<Roi> rois =
        bin().line(1, 0, 0, 9, 9, 1_000).roi(1, 3, 3, 9, 9, 5).roi(2, 0, 0, 3, 3, 7).rois();

    assertEquals(List.of(1, 3), targets(rois));
    assertInstanceOf(Roi.Corrupt.class, rois.getFirst());
  }

  @Test
  void twoSlenderHalvesWithAnAbsurdUnionAreCorrupt() {
    List<Roi> rois = bin().roi(1, 0, 0, 100_000, 3, 5).roi(1, 0, 0, 3, 100_000, 5).rois();

    assertEquals(List.of(1), targets(rois));
    String reason = assertInstanceOf(Roi.Corrupt.class, rois.getFirst()).reason();
    assertTrue(reason.contains("100000×100000") && reason.contains("2097152"), reason);
  }

  @Test
  void theCountIsThatAfterStitching() throws IOException {
    try (Bin bin = bin().roi(1, 0, 0, 9, 9, 5).roi(1, 3, 3, 9, 9, 7).open()) {
      assertEquals(1, bin.size());
      assertEquals(1, bin.metadata().images());
    }
  }

  private BinFolder bin() {
    return new BinFolder(folder, I_STYLE);
  }

  private static GreyImage image(Roi roi) {
    return assertInstanceOf(Roi.Image.class, roi).image();
  }

  private static byte[] row(GreyImage image, int row) {
    return Arrays.copyOfRange(image.pixels(), row * image.width(), (row + 1) * image.width());
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
