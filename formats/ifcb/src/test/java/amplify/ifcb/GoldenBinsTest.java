package amplify.ifcb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of whole bins, held against the outputs of the reference extractor. */
class GoldenBinsTest {

  static Stream<TestBin> bins() {
    return Stream.concat(TestBins.synthetic().stream(), TestBins.real().stream());
  }

  static Stream<TestBin> goldenBins() {
    return bins().filter(TestBin::hasGolden);
  }

  @Test
  void realBinsAreAtHand() {
    assumeFalse(TestBins.real().isEmpty(), "SKIPPED: no real bins in ../shared, synthetic only");
    assertFalse(bins().noneMatch(bin -> bin.id().startsWith("IFCB5")));
  }

  @ParameterizedTest
  @MethodSource("goldenBins")
  void theTargetsThatComeOutAreThoseOfTheGoldenTable(TestBin bin) throws IOException {
    List<Integer> expected;
    try (Stream<String> lines = Files.lines(bin.goldenFeatures())) {
      expected =
          lines.skip(1).map(line -> Integer.valueOf(line.substring(0, line.indexOf(',')))).toList();
    }
    try (Bin opened = open(bin)) {
      assertEquals(expected, BinFolder.targets(BinFolder.all(opened)));
      assertEquals(expected.size(), opened.size());
    }
  }

  @ParameterizedTest
  @MethodSource("goldenBins")
  void imagesHaveTheSizesOfTheirGoldenMasks(TestBin bin) throws IOException {
    var masks = new ArrayList<String>();
    try (Bin opened = open(bin);
        ZipFile zip = new ZipFile(bin.goldenBlobs().toFile())) {
      for (Roi roi : opened) {
        ZipEntry entry = zip.getEntry(opened.id().roiId(roi.target()) + ".png");
        if (entry == null) {
          continue;
        }
        masks.add(entry.getName());
        GreyImage mask = png(zip.getInputStream(entry));
        GreyImage image = ((Roi.Image) roi).image();
        assertEquals(
            List.of(mask.width(), mask.height()),
            List.of(image.width(), image.height()),
            entry.getName());
      }
      assertEquals(zip.size(), masks.size());
    }
  }

  @ParameterizedTest
  @MethodSource("goldenBins")
  void pixelsAreThoseOfTheGoldenStages(TestBin bin) throws IOException {
    int compared = 0;
    try (Bin opened = open(bin)) {
      for (Roi roi : opened) {
        Path golden = bin.goldenStages().resolve(opened.id().roiId(roi.target()) + ".0-roi.png");
        if (Files.exists(golden)) {
          compared++;
          GreyImage image = ((Roi.Image) roi).image();
          assertArrayEquals(
              png(Files.newInputStream(golden)).pixels(), image.pixels(), golden.toString());
        }
      }
    }
    assertTrue(compared > 0 || Files.notExists(bin.goldenStages()), "no stage was compared");
  }

  @ParameterizedTest
  @MethodSource("bins")
  void everyRoiOfAnUndamagedBinIsAnImage(TestBin bin) throws IOException {
    try (Bin opened = open(bin)) {
      opened.forEach(roi -> assertTrue(roi instanceof Roi.Image, roi.toString()));
    }
  }

  private static Bin open(TestBin bin) throws IOException {
    return Bin.open(bin.id(), bin.file("adc"), bin.file("roi"), bin.file("hdr"), true);
  }

  private static GreyImage png(InputStream in) throws IOException {
    try (in) {
      BufferedImage image = ImageIO.read(in);
      assertEquals(1, image.getRaster().getNumBands());
      byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      return new GreyImage(image.getWidth(), image.getHeight(), pixels);
    }
  }
}
