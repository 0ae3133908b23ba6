package amplify.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.About;
import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts as another implementation of Parquet sees them: DuckDB, which is not written in Java. */
class OtherReaderTest {

  private static final Provenance PROVENANCE =
      new Provenance(new About("features", "4.0", "Features of blobs"), "0.1.0", "{\"µ\":1}");

  @TempDir Path folder;
  private Connection duckdb;

  @BeforeEach
  void connect() throws SQLException {
    duckdb = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterEach
  void disconnect() throws SQLException {
    duckdb.close();
  }

  @Test
  void columnsHaveThePlainTypes() throws SQLException {
    write(
        Schema.of(Column.float64("area"), Column.int64("blobs"), Column.string("label")),
        List.of(Row.of(1, 1.0, 2, "x")));

    try (ResultSet columns = query("DESCRIBE SELECT * FROM '%s'")) {
      var types = new ArrayList<String>();
      while (columns.next()) {
        types.add(columns.getString("column_name") + " " + columns.getString("column_type"));
      }
      assertEquals(
          List.of(
              "bin_id VARCHAR",
              "roi_number BIGINT",
              "area DOUBLE",
              "blobs BIGINT",
              "label VARCHAR"),
          types);
    }
  }

  @Test
  void anyTableReadsTheSame() throws SQLException {
    for (long seed = 1; seed <= 10; seed++) {
      var tables = new RandomTables(new Random(seed));
      Schema schema = tables.schema();
      List<Row> rows = tables.rows(schema, 2000);
      write(schema, rows);

      try (ResultSet read = query("SELECT * FROM '%s'")) {
        for (Row row : rows) {
          assertTrue(read.next());
          assertEquals("D1", read.getString(1));
          assertEquals(row.number(), read.getLong(2));
          for (int i = 0; i < row.values().size(); i++) {
            Object value = read.getObject(3 + i);
            assertEquals(row.values().get(i), value == null ? Optional.empty() : value);
          }
        }
        assertTrue(!read.next());
      }
    }
  }

  @Test
  void nanIsNotTakenForAbsence() throws SQLException {
    write(
        Schema.of(Column.float64("area")),
        List.of(Row.of(1, Double.NaN), Row.of(2, Optional.empty()), Row.of(3, 1.0)));

    try (ResultSet counts =
        query("SELECT count(*), count(area), count(*) FILTER (isnan(area)) FROM '%s'")) {
      counts.next();
      assertEquals(3, counts.getInt(1));
      assertEquals(2, counts.getInt(2));
      assertEquals(1, counts.getInt(3));
    }
  }

  @Test
  void theFooterAndTheCompressionAreSeen() throws SQLException {
    write(Schema.of(Column.float64("area")), List.of(Row.of(1, 1.0)));

    try (ResultSet pairs =
        query(
            "SELECT decode(value) FROM parquet_kv_metadata('%s')"
                + " WHERE decode(key) = 'amplify.parameters'")) {
      assertTrue(pairs.next());
      assertEquals("{\"µ\":1}", pairs.getString(1));
    }
    try (ResultSet codecs = query("SELECT DISTINCT compression FROM parquet_metadata('%s')")) {
      assertTrue(codecs.next());
      assertEquals("ZSTD", codecs.getString(1));
    }
  }

  @Test
  void anEmptyPartHasItsColumns() throws SQLException {
    write(Schema.of(Column.float64("area")), List.of());

    try (ResultSet counts = query("SELECT count(*), count(area) FROM '%s'")) {
      counts.next();
      assertEquals(0, counts.getInt(1));
    }
  }

  private ResultSet query(String sql) throws SQLException {
    var statement = duckdb.createStatement();
    statement.closeOnCompletion();
    return statement.executeQuery(sql.formatted(folder.resolve("part-0000.parquet")));
  }

  private void write(Schema schema, List<Row> rows) {
    folder.resolve("part-0000.parquet").toFile().delete();
    try (var table =
        TableWriter.open(
            folder, schema, 1L << 30, PROVENANCE, part -> assertEquals(0, part.index()))) {
      table.startBin(new BinInputs("D1", List.of(new InputObject("D1.roi", "e", 1))));
      rows.forEach(table::append);
      table.finish();
    }
  }
}
