package amplify.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import amplify.api.Artifact;
import amplify.api.Column;
import amplify.api.Row;
import amplify.image.GreyImage;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import amplify.testkit.RecordingWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole bins through the processor, held against the outputs of the reference extractor. */
class GoldenRowsTest {

  /**
   * Sums in float32, on which the goldens themselves agree to a few ulps; other fields are equal.
   */
  private static final Set<String> FLOAT32_SUMS = Set.of("Biovolume", "SurfaceArea");

  static Stream<TestBin> bins() {
    return Stream.concat(TestBins.synthetic().stream(), TestBins.real().stream())
        .filter(TestBin::hasGolden);
  }

  @Test
  void realBinsAreAtHand() {
    assumeFalse(TestBins.real().isEmpty(), "SKIPPED: no real bins in ../shared, synthetic only");
    assertTrue(bins().count() > TestBins.synthetic().size());
  }

  @ParameterizedTest
  @MethodSource("bins")
  void rowsMasksAndBlobsAreThoseOfTheGoldenFiles(TestBin bin) throws Exception {
    RecordingWork work = Bins.process(Bins.unit(bin));

    assertRows(bin, work);
    assertMasks(bin, work);
    assertMultiblob(bin, work);
    assertEquals(List.of(), work.faults());
  }

  private static void assertRows(TestBin bin, RecordingWork work) throws IOException {
    List<List<String>> table = Golden.table(bin.goldenFeatures());
    List<String> names =
        new FeaturesProcessor().schema().columns().stream().map(Column::name).toList();
    assertEquals(table.getFirst().subList(1, 31), names);

    var numbers = new ArrayList<Long>();
    var failed = new ArrayList<Long>();
    int at = 0;
    for (List<String> line : table.subList(1, table.size())) {
      long number = Long.parseLong(line.getFirst());
      if (line.get(1).isEmpty()) {
        failed.add(number);
        continue;
      }
      numbers.add(number);
      Row row = work.rows().get(at++);
      for (int i = 0; i < names.size(); i++) {
        String place = "%s ROI %d %s".formatted(bin, number, names.get(i));
        Golden.assertField(place, line.get(i + 1), row.values().get(i));
      }
    }
    assertEquals(numbers, work.rows().stream().map(Row::number).toList());
    assertEquals(failed, List.copyOf(work.failedRows().keySet()));
  }

  private static void assertMasks(TestBin bin, RecordingWork work) throws IOException {
    List<Artifact> masks =
        work.artifacts().stream().filter(artifact -> artifact.row().isPresent()).toList();
    assertEquals(work.rows().size(), masks.size());
    try (ZipFile zip = new ZipFile(bin.goldenBlobs().toFile())) {
      for (Artifact mask : masks) {
        assertEquals("png", mask.name());
        assertEquals("image/png", mask.mediaType());
        String name = "%s_%05d.png".formatted(bin.id(), mask.row().getAsLong());
        GreyImage expected = Golden.mask(zip, name);
        GreyImage actual = Golden.png(mask.bytes());
        assertEquals(expected.width(), actual.width(), name);
        assertArrayEquals(expected.pixels(), actual.pixels(), name);
      }
    }
  }

  private static void assertMultiblob(TestBin bin, RecordingWork work) throws IOException {
    List<Artifact> tables =
        work.artifacts().stream().filter(artifact -> artifact.row().isEmpty()).toList();
    if (Files.notExists(bin.goldenMultiblob())) {
      assertEquals(List.of(), tables);
      return;
    }
    assertEquals(1, tables.size());
    assertEquals("multiblob.csv", tables.getFirst().name());
    assertEquals("text/csv", tables.getFirst().mediaType());
    List<String> lines =
        new String(tables.getFirst().bytes(), StandardCharsets.UTF_8).lines().toList();
    List<List<String>> golden = Golden.table(bin.goldenMultiblob());
    assertEquals(golden.size(), lines.size());
    assertEquals(golden.getFirst(), List.of(lines.getFirst().split(",", -1)));
    for (int i = 1; i < lines.size(); i++) {
      List<String> fields = List.of(lines.get(i).split(",", -1));
      assertEquals(golden.get(i).size(), fields.size());
      for (int f = 0; f < fields.size(); f++) {
        String name = golden.getFirst().get(f);
        String place = "%s multiblob line %d, %s".formatted(bin, i, name);
        if (FLOAT32_SUMS.contains(name)) {
          Golden.assertField(place, golden.get(i).get(f), Double.valueOf(fields.get(f)));
        } else {
          assertEquals(golden.get(i).get(f), fields.get(f), place);
        }
      }
    }
  }
}
