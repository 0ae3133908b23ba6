package amplify.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import amplify.api.About;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.parquet.LocalParquet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts as they are written now beside {@code earlier-part.parquet}, which has been in use. */
class EarlierPartTest {

  private static final Provenance PROVENANCE =
      new Provenance(new About("features", "4.0", "Features of blobs"), "0.1.0", "{\"µ\":1}");

  @TempDir Path folder;
  private Path earlier;
  private Path now;

  @BeforeEach
  void write() throws IOException {
    earlier = folder.resolve("earlier.parquet");
    try (var stored = EarlierPartTest.class.getResourceAsStream("earlier-part.parquet")) {
      Files.copy(stored, earlier);
    }
    var tables = new RandomTables(new Random(7));
    Schema schema = tables.schema();
    var parts = new ArrayList<FinishedPart>();
    try (var table = TableWriter.open(folder, schema, 1L << 30, PROVENANCE, parts::add)) {
      for (String bin : List.of("D1", "D2")) {
        table.startBin(new BinInputs(bin, List.of(new InputObject(bin + ".roi", "e", 1))));
        for (Row row : tables.rows(schema, 200)) {
          table.append(row);
        }
      }
      table.finish();
    }
    now = parts.getFirst().file();
  }

  @Test
  void schemaAndKeyValuePairsAreTheSame() throws IOException {
    var before = LocalParquet.footer(earlier).getFileMetaData();
    var after = LocalParquet.footer(now).getFileMetaData();
    assertEquals(before.getSchema().toString(), after.getSchema().toString());
    assertEquals(before.getKeyValueMetaData(), after.getKeyValueMetaData());
  }

  @Test
  void columnsAreEncodedAndCompressedTheSameWay() throws IOException {
    assertEquals(forms(earlier), forms(now));
  }

  @Test
  void rowsAreTheSame() {
    List<TableRow> rows = rows(earlier);
    assertEquals(400, rows.size());
    assertEquals(rows, rows(now));
  }

  private static List<String> forms(Path file) throws IOException {
    return LocalParquet.footer(file).getBlocks().stream()
        .flatMap(block -> block.getColumns().stream())
        .map(EarlierPartTest::form)
        .toList();
  }

  private static String form(ColumnChunkMetaData chunk) {
    return "%s %s %s %d values, %d bytes, %s"
        .formatted(
            chunk.getPath(),
            chunk.getCodec(),
            chunk.getEncodings(),
            chunk.getValueCount(),
            chunk.getTotalUncompressedSize(),
            chunk.getStatistics());
  }

  private static List<TableRow> rows(Path file) {
    var rows = new ArrayList<TableRow>();
    try (var part = PartReader.open(file)) {
      for (var row = part.next(); row.isPresent(); row = part.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
