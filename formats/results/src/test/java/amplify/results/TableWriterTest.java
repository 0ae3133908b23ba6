package amplify.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.About;
import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTest {

  private static final long LARGE = 1L << 30;
  private static final Schema SCHEMA =
      Schema.of(Column.float64("area"), Column.int64("blobs"), Column.string("label"));
  private static final Provenance PROVENANCE =
      new Provenance(new About("features", "4.0", "Features of blobs"), "0.1.0", "{\"a\":1}");

  @TempDir Path folder;

  private final List<FinishedPart> parts = new ArrayList<>();

  @Test
  void rowsComeBackInOrderUnderTheirBins() {
    List<TableRow> rows =
        List.of(
            new TableRow("D1", Row.of(2, 1.5, 3, "Dinobryon")),
            new TableRow("D1", Row.of(3, Double.NaN, Optional.empty(), "")),
            new TableRow("D2", Row.of(1, Double.NEGATIVE_INFINITY, Long.MIN_VALUE, "浮游 🦠")),
            new TableRow("D3", Row.of(9, Optional.empty(), 0, Optional.empty())));

    write(SCHEMA, LARGE, rows);

    assertEquals(1, parts.size());
    assertEquals("part-0000.parquet", parts.getFirst().name());
    assertEquals(4, parts.getFirst().rows());
    assertEquals(4, TablePreview.rows(parts.getFirst().file()));
    assertEquals(rows, readAll());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyTableComesBackAndGivesTheSameBytesAgain(long seed) throws IOException {
    var random = new Random(seed);
    var tables = new RandomTables(random);
    Schema schema = tables.schema();
    var rows = new ArrayList<TableRow>();
    for (int bin = 0; bin < 20; bin++) {
      String id = "D" + bin;
      tables.rows(schema, random.nextInt(400)).forEach(row -> rows.add(new TableRow(id, row)));
    }
    long limit = random.nextLong(1, 40_000);

    write(schema, limit, rows);
    assertEquals(rows, readAll());
    List<byte[]> first = bytes();
    deleteParts();
    write(schema, limit, rows);

    List<byte[]> second = bytes();
    assertEquals(first.size(), second.size());
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i), second.get(i), "part " + i);
    }
  }

  @Test
  void aPartEndsWithTheBinThatFillsIt() {
    var rows = new ArrayList<TableRow>();
    for (int bin = 0; bin < 10; bin++) {
      for (int roi = 1; roi <= 500; roi++) {
        rows.add(new TableRow("D" + bin, Row.of(roi, roi * 0.1, bin, "x")));
      }
    }

    // Before compression a bin is between 15,000 and 20,000 bytes, so the second one fills a part.
    write(SCHEMA, 20_000, rows);

    assertEquals(List.of(1000L, 1000L, 1000L, 1000L, 1000L), partRows());
    assertEquals(
        List.of("part-0000.parquet", "part-0001.parquet"),
        parts.stream().limit(2).map(FinishedPart::name).toList());
    assertEquals(rows, readAll());
  }

  @Test
  void aBinTooLargeForAPartIsSplitAndBothPartsNameItsInputs() throws IOException {
    var rows = new ArrayList<TableRow>();
    for (int roi = 1; roi <= 10_000; roi++) {
      rows.add(new TableRow("D0", Row.of(roi, roi * 0.1, 1, "x")));
    }

    write(SCHEMA, 50_000, rows);

    assertTrue(parts.size() > 1, "one part only");
    assertEquals(rows, readAll());
    for (FinishedPart part : parts) {
      assertEquals(List.of("D0"), inputBins(part));
    }
  }

  @Test
  void theFooterTellsWhatMadeThePartAndOfWhat() throws IOException {
    try (var table = open(SCHEMA, LARGE)) {
      table.startBin(
          new BinInputs(
              "D1", List.of(new InputObject("data/D1.roi", "\"abc\"", 12), object("D1.adc"))));
      table.append(Row.of(1, 1.0, 1, "x"));
      table.startBin(new BinInputs("D2", List.of(object("D2.roi"))));
      table.finish();
    }

    try (var part = PartReader.open(parts.getFirst().file())) {
      assertEquals("features", part.metadata().get("amplify.processor"));
      assertEquals("4.0", part.metadata().get("amplify.processor_version"));
      assertEquals("0.1.0", part.metadata().get("amplify.software_version"));
      assertEquals("{\"a\":1}", part.metadata().get("amplify.parameters"));
      JsonNode inputs = new ObjectMapper().readTree(part.metadata().get("amplify.inputs"));
      assertEquals(
          new ObjectMapper()
              .readTree(
                  """
                  [{"bin_id":"D1","files":[
                     {"key":"data/D1.roi","etag":"\\"abc\\"","size":12},
                     {"key":"D1.adc","etag":"e","size":1}]},
                   {"bin_id":"D2","files":[{"key":"D2.roi","etag":"e","size":1}]}]
                  """),
          inputs);
    }
  }

  @Test
  void partsNameTheInputsOfTheirOwnBinsOnly() throws IOException {
    var rows = new ArrayList<TableRow>();
    for (int bin = 0; bin < 4; bin++) {
      for (int roi = 1; roi <= 1000; roi++) {
        rows.add(new TableRow("D" + bin, Row.of(roi, roi * 0.1, bin, "x")));
      }
    }

    write(SCHEMA, 15_000, rows);

    assertEquals(4, parts.size());
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of("D" + i), inputBins(parts.get(i)));
    }
  }

  @Test
  void aTableWithoutRowsHasOneEmptyPart() throws IOException {
    try (var table = open(SCHEMA, LARGE)) {
      table.startBin(new BinInputs("D1", List.of()));
      table.finish();
    }

    assertEquals(List.of(0L), partRows());
    try (var part = PartReader.open(parts.getFirst().file())) {
      assertEquals(SCHEMA, part.schema());
      assertEquals(0, part.rows());
      assertEquals(Optional.empty(), part.next());
    }
    assertEquals(List.of("D1"), inputBins(parts.getFirst()));
  }

  @Test
  void manyBinsWithoutRowsEndPartsByTheirInputs() throws IOException {
    int bins = 40_000;
    try (var table = open(SCHEMA, LARGE)) {
      for (int bin = 0; bin < bins; bin++) {
        table.startBin(
            new BinInputs("D" + bin, List.of(object("x".repeat(250)), object("y".repeat(250)))));
      }
      table.finish();
    }

    assertEquals(3, parts.size());
    int named = 0;
    for (FinishedPart part : parts) {
      named += inputBins(part).size();
    }
    assertEquals(bins, named);
  }

  @Test
  void stagedRowsGoStraightIntoTheTable() throws IOException {
    List<Row> rows = new RandomTables(new Random(4)).rows(SCHEMA, 1000);
    Path stageFile = folder.resolve("stage");
    try (var stage = RowStageWriter.open(stageFile, SCHEMA)) {
      rows.forEach(stage::append);
      stage.finish();
    }

    try (var table = open(SCHEMA, LARGE);
        var stage =
            RowStageReader.open(new ByteArrayInputStream(Files.readAllBytes(stageFile)), SCHEMA)) {
      table.startBin(new BinInputs("D1", List.of()));
      table.appendAll(stage);
      table.finish();
      assertEquals(1000, table.rows());
      assertEquals(1, table.parts());
    }

    assertEquals(rows, readAll().stream().map(TableRow::row).toList());
  }

  @Test
  void moreThanTheHeapGoesThrough() {
    var columns = Stream.iterate(0, i -> i + 1).limit(30).map(i -> Column.float64("f" + i));
    var schema = new Schema(columns.toList());
    var random = new Random(1);
    // Each row is 256 bytes at least, so the table is some 150 MB.
    int count = 600_000;
    assertTrue(Runtime.getRuntime().maxMemory() < count * 256L, "the test's heap is too large");

    try (var table = open(schema, LARGE)) {
      var values = new Object[30];
      for (int roi = 0; roi < count; roi++) {
        if (roi % 6000 == 0) {
          table.startBin(new BinInputs("D" + roi, List.of(object("D.roi"))));
        }
        for (int i = 0; i < values.length; i++) {
          values[i] = random.nextDouble();
        }
        table.append(Row.of(roi, values));
      }
      table.finish();
    }

    assertEquals(List.of((long) count), partRows());
  }

  @Test
  void anUnfinishedTableLeavesNoPart() throws IOException {
    try (var table = open(SCHEMA, LARGE)) {
      table.startBin(new BinInputs("D1", List.of()));
      table.append(Row.of(1, 1.0, 1, "x"));
    }

    assertEquals(List.of(), parts);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aRowWithoutABinOrOutOfTheSchemaIsRefused() {
    try (var table = open(SCHEMA, LARGE)) {
      Row good = Row.of(1, 1.0, 1, "x");
      assertThrows(IllegalStateException.class, () -> table.append(good));
      table.startBin(new BinInputs("D1", List.of()));
      assertThrows(IllegalArgumentException.class, () -> table.append(Row.of(1, 1, 1, "x")));
      table.append(good);
      table.finish();
      assertThrows(IllegalStateException.class, () -> table.append(good));
    }

    assertEquals(1, readAll().size());
  }

  @Test
  void aPartThatIsThereAlreadyIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("part-0000.parquet"), "another's");
    try (var table = open(SCHEMA, LARGE)) {
      var bin = new BinInputs("D1", List.of());
      assertThrows(UncheckedIOException.class, () -> table.startBin(bin));
    }

    assertEquals("another's", Files.readString(folder.resolve("part-0000.parquet")));
  }

  @Test
  void thePreviewShowsTheHead() {
    write(
        SCHEMA,
        LARGE,
        List.of(
            new TableRow("D1", Row.of(2, Double.NaN, 3, "Dinobryon")),
            new TableRow("D1", Row.of(3, 0.5, Optional.empty(), "x")),
            new TableRow("D1", Row.of(4, 0.5, 1, "y"))));

    assertEquals(
        """
        bin_id\troi_number\tarea\tblobs\tlabel
        D1\t2\tNaN\t3\tDinobryon
        D1\t3\t0.5\t\tx
        … 1 more of 3 rows
        """,
        TablePreview.of(parts.getFirst().file(), 2));
    assertFalse(TablePreview.of(parts.getFirst().file(), 3).contains("more"));
  }

  private TableWriter open(Schema schema, long limit) {
    return TableWriter.open(folder, schema, limit, PROVENANCE, parts::add);
  }

  private void write(Schema schema, long limit, List<TableRow> rows) {
    try (var table = open(schema, limit)) {
      String bin = "";
      for (TableRow row : rows) {
        if (!row.binId().equals(bin)) {
          bin = row.binId();
          table.startBin(new BinInputs(bin, List.of(object(bin + ".roi"))));
        }
        table.append(row.row());
      }
      table.finish();
    }
  }

  private static InputObject object(String key) {
    return new InputObject(key, "e", 1);
  }

  private List<TableRow> readAll() {
    var rows = new ArrayList<TableRow>();
    for (FinishedPart part : parts) {
      try (var reader = PartReader.open(part.file())) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          rows.add(row.get());
        }
      }
    }
    return rows;
  }

  private List<Long> partRows() {
    return parts.stream().map(FinishedPart::rows).toList();
  }

  private List<String> inputBins(FinishedPart part) throws IOException {
    try (var reader = PartReader.open(part.file())) {
      JsonNode inputs = new ObjectMapper().readTree(reader.metadata().get("amplify.inputs"));
      return inputs.findValuesAsText("bin_id");
    }
  }

  private List<byte[]> bytes() throws IOException {
    var bytes = new ArrayList<byte[]>();
    for (FinishedPart part : parts) {
      bytes.add(Files.readAllBytes(part.file()));
      assertEquals(part.bytes(), bytes.getLast().length);
    }
    return bytes;
  }

  private void deleteParts() throws IOException {
    for (FinishedPart part : parts) {
      Files.delete(part.file());
    }
    parts.clear();
  }
}
