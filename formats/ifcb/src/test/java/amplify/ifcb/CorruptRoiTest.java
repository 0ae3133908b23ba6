package amplify.ifcb;

import static amplify.ifcb.BinFolder.D_STYLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorruptRoiTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "-2, 2, 0, negative size",
    "2, -2, 0, negative size",
    "-2, -2, 0, negative size",
    "2, 2, -1, negative offset",
    "2, 2, 1, ends 1 bytes past the end",
    "2, 3, 0, ends 2 bytes past the end",
    "2, 2, 9223372036854775807, past the end",
    "2, 2, 99999999999999999999999, past the end",
    "65536, 65536, 0, larger than the 2097152 pixels allowed",
    "2147483647, 2147483647, 0, larger than the 2097152 pixels allowed",
    "4294967296, 4294967296, 0, larger than the 2097152 pixels allowed",
    "99999999999999999999999, 1, 0, larger than the 2097152 pixels allowed",
    "-99999999999999999999999, 1, 0, negative size",
    "18446744073709551618, 2, 0, larger than the 2097152 pixels allowed",
    "2, 2, 18446744073709551616, past the end",
    "2, 2, 9223372036854775808, past the end"
  })
  void anAbsurdLineIsReportedAndCostsNoOther(
      String width, String height, String offset, String fault) {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE)
            .line(1, 0, 0, width, height, offset)
            .roi(2, 0, 0, 2, 2, 7)
            .rois();

    assertEquals(List.of(1, 2), BinFolder.targets(rois));
    String reason = assertInstanceOf(Roi.Corrupt.class, rois.getFirst()).reason();
    assertTrue(reason.contains(fault), reason);
    assertInstanceOf(Roi.Image.class, rois.getLast());
  }

  @Test
  void theReasonNamesSizeOffsetAndLength() {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7).line(2, 0, 0, 30, 20, 3).rois();

    assertEquals(
        new Roi.Corrupt(
            2, "ROI of 30×20 pixels at offset 3 in a .roi of 4 bytes ends 599 bytes past the end"),
        rois.getLast());
  }

  @Test
  void aTruncatedRoiFileCostsOnlyTheRoisItCuts() {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE)
            .roi(1, 0, 0, 2, 2, 7)
            .roi(2, 0, 0, 2, 2, 7)
            .roi(3, 0, 0, 2, 2, 7)
            .cutRoi(5)
            .rois();

    assertInstanceOf(Roi.Image.class, rois.get(0));
    assertInstanceOf(Roi.Corrupt.class, rois.get(1));
    assertInstanceOf(Roi.Corrupt.class, rois.get(2));
  }

  @Test
  void corruptRoisAreCountedUpFront() throws IOException {
    try (Bin bin =
        new BinFolder(folder, D_STYLE)
            .line(1, 0, 0, 9, 9, 0)
            .roi(2, 0, 0, 2, 2, 7)
            .line(3, 0, 0, 0, 0, 0)
            .open()) {
      assertEquals(2, bin.size());
    }
  }

  @Test
  void aRoiFileCutAfterOpeningMakesItsRoisCorrupt() throws IOException {
    var files = new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7).roi(2, 0, 0, 2, 2, 7);
    try (Bin bin = files.open();
        FileChannel roi = FileChannel.open(files.file("roi"), StandardOpenOption.WRITE)) {
      Iterator<Roi> rois = bin.iterator();
      assertInstanceOf(Roi.Image.class, rois.next());
      roi.truncate(5);
      assertInstanceOf(Roi.Corrupt.class, rois.next());
    }
  }

  @Test
  void readingAfterClosingIsAnError() throws IOException {
    Bin bin = new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7).open();
    bin.close();
    Iterator<Roi> rois = bin.iterator();
    assertThrows(UncheckedIOException.class, rois::next);
  }

  @Test
  void aMissingFileIsAnError() throws IOException {
    var files = new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7);
    files.open().close();
    for (String extension : List.of("adc", "roi", "hdr")) {
      byte[] content = Files.readAllBytes(files.file(extension));
      Files.delete(files.file(extension));
      assertThrows(
          NoSuchFileException.class,
          () -> Bin.open(D_STYLE, files.file("adc"), files.file("roi"), files.file("hdr"), true));
      Files.write(files.file(extension), content);
    }
  }
}
