package amplify.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.blobs.Mask;
import amplify.image.GreyImage;
import amplify.roi.RoiSegmentation;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import amplify.testkit.RecordingWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBinsTest {

  @TempDir Path folder;

  @Test
  void aTruncatedRoiFileCostsTheRoisItCutsAndNoOther() throws Exception {
    TestBin bin = TestBins.bin("IFCB7_2024_155_130000");
    RecordingWork whole = Bins.process(Bins.unit(bin));
    byte[] roi = Files.readAllBytes(bin.file("roi"));
    String adc = Files.readString(bin.file("adc"));
    RecordingWork cut =
        Bins.process(Bins.write(folder, bin.id(), adc, Arrays.copyOf(roi, roi.length - 4_000)));

    // The last pair loses both halves; the ROIs before it end earlier.
    assertEquals(Set.of(19L), cut.failedRows().keySet());
    assertEquals(whole.rows().subList(0, 12), cut.rows());
    assertEquals(OptionalLong.of(13), cut.total());
    assertEquals(13, cut.done().getLast());
    assertTrue(cut.failedRows().get(19L).contains("past the end"), cut.failedRows().toString());
  }

  @Test
  void garbageLinesAndLinesPastTheEndCostNoOther() throws Exception {
    String adc =
        "garbage\n"
            + Bins.line(2, 20, 20, 0)
            + Bins.line(3, 20, 20, 1_000_000)
            + "\0\0\0\n"
            + Bins.line(5, -3, 20, 0)
            + Bins.line(6, 20, 20, 400);
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, adc, new byte[800]));

    assertEquals(List.of(2L, 6L), numbers(work));
    assertEquals(Set.of(3L, 5L), work.failedRows().keySet());
    assertEquals(OptionalLong.of(4), work.total());
  }

  @Test
  void aRoiSmallerThanTwoByTwoIsAFailedRowThatSaysSo() throws Exception {
    String adc = Bins.line(1, 1, 1, 0) + Bins.line(2, 1, 50, 0) + Bins.line(3, 50, 1, 0);
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, adc, new byte[50]));

    assertEquals(List.of(), work.rows());
    assertEquals(List.of(), work.artifacts());
    assertEquals(Set.of(1L, 2L, 3L), work.failedRows().keySet());
    work.failedRows()
        .values()
        .forEach(reason -> assertTrue(reason.contains("smaller than 2×2 pixels"), reason));
    assertTrue(work.failedRows().get(2L).contains("1×50"));
  }

  @Test
  void aRoiWithoutABlobIsARowOfZerosWithUndefinedRatiosAndABlackMask() throws Exception {
    var flat = new byte[30 * 20];
    Arrays.fill(flat, (byte) 200);
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, Bins.line(1, 30, 20, 0), flat));

    List<Object> values = work.rows().getFirst().values();
    values.subList(0, 27).forEach(value -> assertEquals(0, ((Number) value).doubleValue()));
    assertEquals(List.of(Double.NaN, Double.NaN, Double.NaN), values.subList(27, 30));
    GreyImage mask = Golden.png(work.artifacts().getFirst().bytes());
    assertEquals(List.of(30, 20), List.of(mask.width(), mask.height()));
    assertTrue(Mask.of(mask).isEmpty());
    assertEquals(1, work.artifacts().size());
  }

  @Test
  void anEmptyAdcIsABinWithoutRowsAndASuccess() throws Exception {
    RecordingWork work = Bins.process(Bins.write(folder, Bins.ID, "", new byte[0]));

    assertEquals(List.of(), work.rows());
    assertEquals(Map.of(), work.failedRows());
    assertEquals(List.of(), work.artifacts());
    assertEquals(OptionalLong.of(0), work.total());
  }

  @Test
  void sixteenThousandRoisAreHeldAFewAtATime() throws Exception {
    var adc = new StringBuilder();
    for (int i = 1; i <= 16_000; i++) {
      adc.append(Bins.line(i, 4, 3, 12L * (i - 1)));
    }
    InputUnit unit = Bins.write(folder, Bins.ID, adc.toString(), new byte[12 * 16_000]);
    var processor = new FeaturesProcessor();
    var work = RecordingWork.of(processor.schema()).withThreads(3);
    processor.process(unit, new FeaturesParameters(true, 100_000), work);

    assertEquals(16_000, work.rows().size());
    assertEquals(16_000, work.rows().getLast().number());
    assertTrue(work.mostItemsHeld() <= 6, work.mostItemsHeld() + " ROIs were held at once");
  }

  @Test
  void stitchingCanBeTurnedOff() throws Exception {
    var processor = new FeaturesProcessor();
    var work = RecordingWork.of(processor.schema());
    processor.process(
        Bins.unit(TestBins.bin("IFCB7_2024_155_130000")), new FeaturesParameters(false, 32), work);

    assertEquals(19, work.rows().size());
  }

  @Test
  void anIdThatIsNoBinIdIsRefusedByName() throws Exception {
    InputUnit unit = Bins.write(folder, "sample7", "", new byte[0]);
    BadInputException refusal = assertThrows(BadInputException.class, () -> Bins.process(unit));

    assertTrue(refusal.getMessage().contains("'sample7' is not a bin id"), refusal.getMessage());
  }

  @Test
  void aFileThatIsMissingOrAFolderIsRefusedByName() throws Exception {
    for (String extension : List.of("adc", "roi", "hdr")) {
      InputUnit unit = Bins.write(folder, Bins.ID, "", new byte[0]);
      Path file = unit.file(extension);
      Files.delete(file);
      assertRefused(unit, extension);
      Files.createDirectory(file);
      assertRefused(unit, extension);
      Files.delete(file);
    }
  }

  @Test
  void anErrorOfTheSoftwareOnOneImageCostsNoOther() throws Exception {
    var processor =
        new FeaturesProcessor(
            new RoiSegmentation(image -> {
              if (image.width() == 13) {
                throw new IllegalStateException("unlucky");
              }
              return Mask.of(image);
            }));
    String adc = Bins.line(1, 12, 2, 0) + Bins.line(2, 13, 2, 0) + Bins.line(3, 14, 2, 0);
    RecordingWork work = Bins.process(processor, Bins.write(folder, Bins.ID, adc, new byte[28]));

    assertEquals(List.of(1L, 3L), numbers(work));
    assertTrue(work.failedRows().get(2L).contains("unlucky"), work.failedRows().toString());
  }

  @Test
  void anAdcWithRoisPastTheLastTargetNumberIsRefused() throws Exception {
    InputUnit unit =
        Bins.write(folder, Bins.ID, "1\n".repeat(100_000) + Bins.line(1, 2, 2, 0), new byte[4]);
    BadInputException refusal = assertThrows(BadInputException.class, () -> Bins.process(unit));

    assertTrue(refusal.getMessage().contains("100001"), refusal.getMessage());
  }

  private static List<Long> numbers(RecordingWork work) {
    return work.rows().stream().map(Row::number).toList();
  }

  private static void assertRefused(InputUnit unit, String extension) {
    BadInputException refusal = assertThrows(BadInputException.class, () -> Bins.process(unit));
    assertTrue(refusal.getMessage().contains("." + extension), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(unit.id()), refusal.getMessage());
  }
}
