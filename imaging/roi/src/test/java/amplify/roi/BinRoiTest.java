package amplify.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.BadInputException;
import amplify.api.NotFoundException;
import amplify.ifcb.Bin;
import amplify.ifcb.Roi;
import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ROIs of bins in a store. */
class BinRoiTest {

  static final List<TestBin> BINS = TestBins.synthetic();

  private static final String FOLDER = "s3://bucket/2024/day/";

  /** A bin of an old instrument, some of whose particles are split. */
  private static final String PAIRED = "IFCB7_2024_155_130000";

  private final RoiReader reader = new RoiReader();

  @ParameterizedTest
  @FieldSource("BINS")
  void everyRoiIsThatOfTheBin(TestBin bin) throws IOException {
    MemoryObjects objects = new MemoryObjects().put(FOLDER, bin);
    int rois = 0;
    for (Roi roi : rois(bin)) {
      GreyImage expected = ((Roi.Image) roi).image();
      GreyImage actual = fetch(FOLDER + bin.id(), roi.target(), objects);
      assertEquals(expected.width(), actual.width());
      assertArrayEquals(expected.pixels(), actual.pixels(), "target " + roi.target());
      rois++;
    }
    assertTrue(rois > 2, "only %d ROIs".formatted(rois));
  }

  @ParameterizedTest
  @FieldSource("BINS")
  void theAdcIsFetchedAndOfTheRoiNoMoreThanThePixels(TestBin bin) throws IOException {
    int stitched = 0;
    for (Roi roi : rois(bin)) {
      MemoryObjects objects = new MemoryObjects().put(FOLDER, bin);
      new RoiReader().fetch(request(FOLDER + bin.id(), roi.target()), objects);
      List<String> reads = objects.reads();
      assertEquals(FOLDER + bin.id() + ".adc", reads.getFirst());
      List<String> ranges = reads.subList(1, reads.size());
      ranges.forEach(range -> assertTrue(range.startsWith(FOLDER + bin.id() + ".roi "), range));
      stitched += ranges.size() - 1;
      if (ranges.size() == 1) {
        int pixels = ((Roi.Image) roi).image().pixels().length;
        assertTrue(ranges.getFirst().endsWith("+" + pixels), ranges.getFirst());
      }
    }
    assertEquals(bin.id().startsWith("IFCB"), stitched > 0, stitched + " pairs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".adc", ".roi", ".hdr"})
  void theBinIsNamedByItsStemOrOneOfItsFiles(String extension) {
    TestBin bin = BINS.getFirst();
    for (String folder : List.of(FOLDER, "s3://bucket/")) {
      MemoryObjects objects = new MemoryObjects().put(folder, bin);
      fetch(folder + bin.id() + extension, 1, objects);
      assertEquals(folder + bin.id() + ".adc", objects.reads().getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "D20240601T120000_IFCB999",
        "http://bucket/D20240601T120000_IFCB999",
        "s3://D20240601T120000_IFCB999",
        "s3:///D20240601T120000_IFCB999",
        "s3://bucket/",
        "s3://bucket/folder/",
        "s3://bucket/folder/image.png",
        "s3://bucket/D20240601T120000_IFCB999/",
        "s3://bucket/D20240601T120000_IFCB999.roi.adc",
        "s3://bucket/D20241301T120000_IFCB999.adc",
        "s3://bucket/D20240601T120000_IFCB999_00001.png"
      })
  void whatNamesNoBinIsRefusedByName(String uri) {
    String message = refusal(() -> fetch(uri, 1, new MemoryObjects()));

    assertTrue(message.startsWith("bin_uri '%s'".formatted(uri)), message);
    assertTrue(message.lines().count() == 1, message);
  }

  @Test
  void aSecondHalfIsRefusedByTheNameOfItsFirst() throws IOException {
    TestBin bin = TestBins.bin(PAIRED);
    MemoryObjects objects = new MemoryObjects().put(FOLDER, bin);
    List<Integer> given = rois(bin).stream().map(Roi::target).toList();
    int second = given.stream().filter(n -> !given.contains(n + 1)).findFirst().orElseThrow() + 1;

    assertEquals(
        "Target %d of %s is the second half of target %d, whose image holds both; ask for %d"
            .formatted(second, PAIRED, second - 1, second - 1),
        notFound(() -> fetch(FOLDER + PAIRED, second, objects)));
  }

  @Test
  void aNumberBeyondTheAdcIsRefusedByName() {
    TestBin bin = BINS.getFirst();
    MemoryObjects objects = new MemoryObjects().put(FOLDER, bin);
    String message = notFound(() -> fetch(FOLDER + bin.id(), 99_999, objects));

    assertTrue(message.startsWith("There is no target 99999 in " + bin.id()), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100_000})
  void aNumberThatNoTargetCanHaveIsRefusedBeforeAnythingIsRead(int number) {
    assertEquals(
        "roi_number is the ROI's line in the .adc, 1 to 99999; got " + number,
        refusal(() -> fetch(FOLDER + PAIRED, number, new MemoryObjects())));
  }

  @Test
  void damageIsToldWithTheReasonOfTheBin() throws IOException {
    TestBin bin = BINS.getFirst();
    int last = rois(bin).getLast().target();
    byte[] roi = Files.readAllBytes(bin.file("roi"));
    MemoryObjects objects =
        new MemoryObjects()
            .put(FOLDER, bin)
            .put(FOLDER + bin.id() + ".roi", Arrays.copyOf(roi, roi.length - 10));
    String message = refusal(() -> fetch(FOLDER + bin.id(), last, objects));

    assertTrue(
        message.startsWith("ROI %s_%05d is damaged: ROI of ".formatted(bin.id(), last)), message);
    assertTrue(message.contains("in a .roi of %d bytes ends ".formatted(roi.length - 10)), message);
    assertEquals(List.of(FOLDER + bin.id() + ".adc"), objects.reads());
  }

  @Test
  void anAdcOfMoreThanOneBinIsRefused() {
    String line = "1" + ",1".repeat(20) + "\n";
    byte[] adc = line.repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    MemoryObjects objects = new MemoryObjects().put(FOLDER + PAIRED + ".adc", adc);
    String message = refusal(() -> fetch(FOLDER + PAIRED, 1, objects));

    assertTrue(message.contains("line 100000"), message);
  }

  @Test
  void whatTheStoreSaysOfAMissingFilePassesThrough() {
    TestBin bin = BINS.getFirst();
    assertThrows(
        NoSuchElementException.class, () -> fetch(FOLDER + bin.id(), 1, new MemoryObjects()));
  }

  @Test
  void theFingerprintIsThatOfTheBinsFilesAndTheNumber() throws IOException {
    TestBin bin = BINS.getFirst();
    String adc = FOLDER + bin.id() + ".adc";
    MemoryObjects objects = new MemoryObjects().put(FOLDER, bin).put("s3://b/", bin);
    RoiRequest request = request(FOLDER + bin.id(), 1);
    String fingerprint = reader.fingerprint(request, objects);

    assertTrue(fingerprint.matches("[0-9a-f]{64}"), fingerprint);
    assertEquals(fingerprint, reader.fingerprint(request(adc, 1), objects));
    assertEquals(List.of(), objects.reads());
    List<String> others =
        List.of(
            reader.fingerprint(request(adc, 2), objects),
            reader.fingerprint(request("s3://b/" + bin.id(), 1), objects),
            reader.fingerprint(request, new MemoryObjects().put(FOLDER, bin).put(adc, new byte[1])),
            reader.fingerprint(
                request,
                new MemoryObjects().put(FOLDER, bin).put(FOLDER + bin.id() + ".roi", new byte[1])));
    assertEquals(4, others.stream().distinct().count());
    assertTrue(!others.contains(fingerprint));
  }

  @Test
  void anAdcIsFetchedAgainOnlyWhenItHasChanged() {
    TestBin bin = BINS.getFirst();
    TestBin other = BINS.getLast();
    String adc = FOLDER + bin.id() + ".adc";
    MemoryObjects objects = new MemoryObjects().put(FOLDER, bin).put(FOLDER, other);
    int target = 2;

    fetch(FOLDER + bin.id(), target, objects);
    fetch(FOLDER + other.id(), target, objects);
    fetch(FOLDER + bin.id(), target, objects);
    assertEquals(1, objects.reads().stream().filter(adc::equals).count());

    objects.put(adc, new byte[0]);
    assertThrows(
        NotFoundException.class, () -> reader.fetch(request(FOLDER + bin.id(), target), objects));
    assertEquals(2, objects.reads().stream().filter(adc::equals).count());
  }

  private GreyImage fetch(String uri, int number, MemoryObjects objects) {
    return reader.fetch(request(uri, number), objects).image();
  }

  private static RoiRequest request(String uri, int number) {
    return RoiRequest.of(Optional.empty(), Optional.empty(), Optional.of(uri), Optional.of(number));
  }

  private static List<Roi> rois(TestBin bin) throws IOException {
    try (Bin opened = Bin.open(bin.id(), bin.file("adc"), bin.file("roi"), bin.file("hdr"), true)) {
      var rois = new ArrayList<Roi>();
      opened.forEach(rois::add);
      return rois;
    }
  }

  private static String notFound(Executable call) {
    return assertThrows(NotFoundException.class, call).getMessage();
  }

  private static String refusal(Executable call) {
    return assertThrows(BadInputException.class, call).getMessage();
  }
}
