package amplify.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Artifact;
import amplify.api.Column;
import amplify.api.InputUnit;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.features.FeaturesParameters;
import amplify.features.FeaturesProcessor;
import amplify.segment.Pixels.Extent;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import amplify.testkit.RecordingWork;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whole bins through the processor. */
class MasksAndRowsTest {

  static final List<TestBin> BINS = TestBins.synthetic();

  @ParameterizedTest
  @FieldSource("BINS")
  void masksAreThoseOfTheGoldenFiles(TestBin bin) throws Exception {
    RecordingWork work = Bins.process(Bins.unit(bin));

    assertEquals(work.rows().size(), work.artifacts().size());
    try (ZipFile zip = new ZipFile(bin.goldenBlobs().toFile())) {
      assertEquals(zip.size(), work.artifacts().size());
      for (Artifact mask : work.artifacts()) {
        assertEquals("png", mask.name());
        assertEquals("image/png", mask.mediaType());
        String name = "%s_%05d.png".formatted(bin.id(), mask.row().getAsLong());
        assertEquals(golden(zip, name), Pixels.of(mask.bytes()), name);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("BINS")
  void rowsSayWhatIsInTheirMasks(TestBin bin) throws Exception {
    RecordingWork work = Bins.process(Bins.unit(bin));

    assertTrue(work.rows().size() > 2);
    for (int i = 0; i < work.rows().size(); i++) {
      Row row = work.rows().get(i);
      Artifact mask = work.artifacts().get(i);
      assertEquals(row.number(), mask.row().getAsLong());
      List<Extent> blobs = Pixels.of(mask.bytes()).blobs();
      assertEquals(counted(blobs), row.values(), "%s target %d".formatted(bin, row.number()));
    }
  }

  @ParameterizedTest
  @FieldSource("BINS")
  void masksCountsAndFailuresAreThoseOfTheFeatures(TestBin bin) throws Exception {
    InputUnit unit = Bins.unit(bin);
    for (boolean stitch : List.of(true, false)) {
      RecordingWork work = Bins.process(unit, new SegmentParameters(stitch, 32));
      var features = new FeaturesProcessor();
      var other = RecordingWork.of(features.schema());
      features.process(unit, new FeaturesParameters(stitch, 32), other);

      List<Artifact> masks = other.artifacts().stream().filter(a -> a.row().isPresent()).toList();
      assertEquals(masks.size(), work.artifacts().size());
      for (int i = 0; i < masks.size(); i++) {
        assertEquals(masks.get(i).row(), work.artifacts().get(i).row());
        assertArrayEquals(masks.get(i).bytes(), work.artifacts().get(i).bytes());
      }
      assertEquals(other.failedRows(), work.failedRows());
      var schema = new SegmentProcessor().schema();
      for (int i = 0; i < work.rows().size(); i++) {
        Row row = work.rows().get(i);
        Row measured = other.rows().get(i);
        assertSame(measured, features.schema(), "numBlobs", row, schema, "numBlobs");
        assertSame(measured, features.schema(), "summedArea", row, schema, "summedArea");
        assertSame(measured, features.schema(), "Area", row, schema, "largest_area");
        assertSame(measured, features.schema(), "BoundingBox_xwidth", row, schema, "largest_width");
        assertSame(
            measured, features.schema(), "BoundingBox_ywidth", row, schema, "largest_height");
      }
    }
  }

  /** The values of a row, in the order of the schema. */
  private static List<Object> counted(List<Extent> blobs) {
    Extent all = blobs.stream().reduce(Extent.NONE, Extent::and);
    var values = new ArrayList<Object>(List.of((long) blobs.size(), all.area()));
    if (blobs.isEmpty()) {
      values.addAll(Collections.nCopies(9, Optional.empty()));
      values.add("empty");
    } else {
      values.addAll(all.box());
      values.addAll(blobs.getFirst().box());
      values.add(blobs.getFirst().area());
      values.add("segmented");
    }
    return values;
  }

  /** The features have 0 where there is no blob, a row here has nothing. */
  private static void assertSame(
      Row features, Schema itsColumns, String feature, Row row, Schema columns, String column) {
    Object value = value(row, columns, column);
    Object expected = value(features, itsColumns, feature);
    assertEquals(expected, value.equals(Optional.empty()) ? 0L : value, column);
  }

  private static Object value(Row row, Schema schema, String column) {
    List<String> names = schema.columns().stream().map(Column::name).toList();
    return row.values().get(names.indexOf(column));
  }

  private static Pixels golden(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return Pixels.of(in.readAllBytes());
    }
  }
}
