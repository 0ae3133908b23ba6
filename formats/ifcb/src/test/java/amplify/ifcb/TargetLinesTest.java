package amplify.ifcb;

import static amplify.ifcb.BinFolder.D_STYLE;
import static amplify.ifcb.BinFolder.I_STYLE;
import static amplify.ifcb.BinFolder.targets;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.image.GreyImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetLinesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {D_STYLE, I_STYLE})
  void aRoiIsItsHeightTimesItsWidthBytesFromItsOffset(String id) {
    List<Roi> rois =
        new BinFolder(folder, id)
            .roi(1, 0, 0, 3, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 255)
            .roi(2, 0, 0, 1, (byte) 9)
            .rois();

    GreyImage first = assertInstanceOf(Roi.Image.class, rois.getFirst()).image();
    assertEquals(3, first.width());
    assertEquals(2, first.height());
    assertEquals(255, first.grey(1, 2));
    GreyImage second = assertInstanceOf(Roi.Image.class, rois.getLast()).image();
    assertArrayEquals(new byte[] {9}, second.pixels());
  }

  @ParameterizedTest
  @ValueSource(strings = {D_STYLE, I_STYLE})
  void aLineThatIsNotUsableIsSkippedButCounts(String id) {
    List<Roi> rois =
        new BinFolder(folder, id)
            .text("")
            .text("no csv at all")
            .roi(3, 0, 0, 2, 2, 7)
            .line(4, -11, -11, 0, 0, 4)
            .line(5, 0, 0, 0, 2, 0)
            .line(6, 0, 0, 2, 0, 0)
            .line("x", 0, 0, 2, 2, 0)
            .line(8, "1.0", 0, 2, 2, 0)
            .line(9, 0, "1e3", 2, 2, 0)
            .line(10, 0, 0, "0x2", 2, 0)
            .line(11, 0, 0, 2, "", 0)
            .line(12, 0, 0, 2, 2, "-")
            .line(13, 0, 0, 2, 2, "2 2")
            .text("14,0,0")
            .roi(15, 0, 0, 2, 2, 7)
            .rois();

    assertEquals(List.of(3, 15), targets(rois));
  }

  @Test
  void blanksAndSignsAroundIntegersAreAllowed() {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE)
            .roi(1, 0, 0, 2, 2, 7)
            .line(" 2 ", " 0", "-5 ", "\t2", "+2", " 0 ")
            .rois();

    assertEquals(List.of(1, 2), targets(rois));
    assertInstanceOf(Roi.Image.class, rois.getLast());
  }

  @Test
  void linesEndWithLfOrCrLfOrCr() {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE)
            .roi(1, 0, 0, 2, 2, 7)
            .lineEnd("\r\n")
            .roi(2, 0, 0, 2, 2, 7)
            .text("")
            .roi(4, 0, 0, 2, 2, 7)
            .lineEnd("\r")
            .roi(5, 0, 0, 2, 2, 7)
            .text("")
            .lineEnd("")
            .roi(7, 0, 0, 2, 2, 7)
            .rois();

    assertEquals(List.of(1, 2, 4, 5, 7), targets(rois));
  }

  @Test
  void aBadByteNeverFailsAndSpoilsOnlyItsField() throws IOException {
    var bin = new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7).roi(2, 0, 0, 2, 2, 7);
    bin.open().close();
    byte[] adc = Files.readAllBytes(bin.file("adc"));
    byte[] spoilt = adc.clone();
    spoilt[2] = (byte) 0xFF;
    Files.write(bin.file("adc"), spoilt);
    assertEquals(2, reopened(bin).size());

    spoilt[0] = (byte) 0xC3;
    Files.write(bin.file("adc"), spoilt);
    assertEquals(1, reopened(bin).size());
  }

  @Test
  void anEmptyAdcIsABinWithoutRois() throws IOException {
    try (Bin bin = new BinFolder(folder, D_STYLE).open()) {
      assertEquals(0, bin.size());
      assertEquals(List.of(), BinFolder.all(bin));
      assertEquals(0, bin.metadata().images());
    }
  }

  @Test
  void aLineOfAHundredMegabytesCountsAsOneThatIsNotUsable() throws IOException {
    var bin = new BinFolder(folder, D_STYLE).roi(1, 0, 0, 2, 2, 7);
    bin.open().close();
    byte[] line = Files.readAllBytes(bin.file("adc"));
    try (OutputStream adc = Files.newOutputStream(bin.file("adc"))) {
      var rubbish = new byte[1 << 20];
      Arrays.fill(rubbish, (byte) ',');
      for (int i = 0; i < 100; i++) {
        adc.write(rubbish);
      }
      adc.write('\n');
      adc.write(line);
    }

    assertEquals(List.of(2), targets(BinFolder.all(reopened(bin))));
  }

  @Test
  void aRoiBeyondLine99999RefusesTheBin() throws IOException {
    var bin = new BinFolder(folder, D_STYLE).text("\n".repeat(99_998)).line(1, 0, 0, 2, 2, 0);
    String message = assertThrows(BadBinException.class, bin::open).getMessage();
    assertTrue(message.contains("100000") && message.contains("99999"), message);
  }

  @Test
  void aBinHoldsSixteenThousandRois() throws IOException {
    var folders = new BinFolder(folder, D_STYLE);
    for (int i = 1; i <= 16_000; i++) {
      folders.roi(i, 0, 0, 3, 2, i % 256);
    }
    try (Bin bin = folders.open()) {
      assertEquals(16_000, bin.size());
      int number = 0;
      for (Roi roi : bin) {
        number++;
        assertEquals(number, roi.target());
        assertEquals(number % 256, ((Roi.Image) roi).image().grey(1, 2));
      }
      assertEquals(16_000, number);
    }
  }

  @Test
  void aRoiMayBeOnePixelOrTheCamerasWholeFrame() {
    List<Roi> rois =
        new BinFolder(folder, D_STYLE).roi(1, 0, 0, 1, 1, 3).roi(2, 0, 0, 1380, 1034, 4).rois();

    assertEquals(1, ((Roi.Image) rois.getFirst()).image().pixels().length);
    GreyImage frame = ((Roi.Image) rois.getLast()).image();
    assertEquals(1380, frame.width());
    assertEquals(1034, frame.height());
    assertEquals(4, frame.grey(1033, 1379));
  }

  @Test
  void anIdOfNeitherStyleIsRefused() throws IOException {
    Path none = Files.createFile(folder.resolve("none"));
    assertThrows(BadBinException.class, () -> Bin.open("sample", none, none, none, true));
  }

  private static Bin reopened(BinFolder bin) throws IOException {
    return Bin.open(D_STYLE, bin.file("adc"), bin.file("roi"), bin.file("hdr"), true);
  }
}
