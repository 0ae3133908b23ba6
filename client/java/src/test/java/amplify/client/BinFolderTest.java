package amplify.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.client.LeftOutBin.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinFolderTest {

  private static final String D = "D20240601T120000_IFCB999";
  private static final String I = "IFCB5_2012_028_081515";

  @TempDir private Path folder;

  private void write(String name, int size) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[size]);
  }

  private void bin(String stem) throws IOException {
    write(stem + ".adc", 1);
    write(stem + ".hdr", 2);
    write(stem + ".roi", 3);
  }

  private Cause onlyFault() throws IOException {
    BinFolder bins = BinFolder.scan(folder, true);
    assertEquals(List.of(), bins.complete());
    assertEquals(1, bins.leftOut().size());
    return bins.leftOut().getFirst().cause();
  }

  @Test
  void binsOfBothGenerationsAreFoundInDayFolders() throws IOException {
    bin("D20240601/" + D);
    bin("IFCB5_2012_028/" + I);

    BinFolder bins = BinFolder.scan(folder, true);

    assertEquals(List.of(D, I), bins.complete().stream().map(LocalBin::id).toList());
    assertEquals(12, bins.size());
    assertEquals(List.of(), bins.leftOut());
  }

  @Test
  void foldersInTheFolderAreLeftAloneIfToldSoAndHiddenOnesAlways() throws IOException {
    bin("D20240601/" + D);
    bin(".trash/" + I);

    assertEquals(List.of(), BinFolder.scan(folder, false).complete());
    assertEquals(1, BinFolder.scan(folder, true).complete().size());
  }

  @Test
  void upperCaseExtensionsCountAndAreSentInLowerCase() throws IOException {
    write(D + ".ADC", 1);
    write(D + ".Hdr", 1);
    write(D + ".ROI", 1);

    LocalBin bin = BinFolder.scan(folder, true).complete().getFirst();

    assertEquals(
        List.of(D + ".adc", D + ".hdr", D + ".roi"),
        bin.files().stream().map(LocalFile::uploadName).toList());
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    write(D + ".adc", 1);

    assertEquals(Cause.INCOMPLETE, onlyFault());
    assertEquals(
        ".hdr and .roi are missing", BinFolder.scan(folder, true).leftOut().getFirst().reason());
  }

  @Test
  void aBinWithoutImagesIsToldFromOneThatWasCutShort() throws IOException {
    write(D + ".adc", 0);
    write(D + ".hdr", 1);
    write(D + ".roi", 0);
    assertEquals(Cause.WITHOUT_IMAGES, onlyFault());
    assertEquals(List.of(), BinFolder.scan(folder, true).doubtful());

    write(D + ".adc", 1);
    assertEquals(Cause.EMPTY_FILE, onlyFault());
  }

  @Test
  void namesThatAreNoBinIdsAreLeftOutAndOtherFilesCounted() throws IOException {
    write("D20241301T120000_IFCB999.adc", 1);
    write("notes.txt", 1);
    write(".adc", 1);

    assertEquals(Cause.NO_BIN_ID, onlyFault());
    assertEquals(2, BinFolder.scan(folder, true).otherFiles());
  }

  @Test
  void aBinThatIsThereTwiceIsTakenOnce() throws IOException {
    bin("a/" + D);
    bin("b/" + D);

    BinFolder bins = BinFolder.scan(folder, true);

    assertEquals(folder.resolve("a/" + D + ".adc"), only(bins).files().getFirst().path());
    assertEquals(Cause.TWICE, bins.leftOut().getFirst().cause());
  }

  private static LocalBin only(BinFolder bins) {
    assertEquals(1, bins.complete().size());
    return bins.complete().getFirst();
  }

  @Test
  void whatIsNoFolderIsRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> BinFolder.scan(folder.resolve("none"), true));

    assertTrue(e.getMessage().contains("is not a folder"), e.getMessage());
  }
}
