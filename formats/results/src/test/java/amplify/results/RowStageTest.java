package amplify.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStageTest {

  private static final Schema SCHEMA =
      Schema.of(Column.float64("area"), Column.int64("blobs"), Column.string("label"));

  @TempDir Path folder;

  @Test
  void rowsComeBackAsTheyWereStaged() {
    List<Row> rows =
        List.of(
            Row.of(2, 1.5, 3, "Dinobryon"),
            Row.of(3, Double.NaN, Optional.empty(), ""),
            Row.of(123456, Double.NEGATIVE_INFINITY, Long.MIN_VALUE, "浮游生物 🦠"),
            Row.of(5, Optional.empty(), 0, Optional.empty()));

    assertEquals(rows, read(stage(SCHEMA, rows), SCHEMA));
  }

  @Test
  void aBinWithoutRowsIsStagedAsWell() {
    assertEquals(List.of(), read(stage(SCHEMA, List.of()), SCHEMA));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyTableComesBackAndGivesTheSameBytesAgain(long seed) {
    var tables = new RandomTables(new Random(seed));
    Schema schema = tables.schema();
    List<Row> rows = tables.rows(schema, 3000);

    byte[] stage = stage(schema, rows);

    assertEquals(rows, read(stage, schema));
    assertArrayEquals(stage, stage(schema, rows));
  }

  @Test
  void aStageWithOtherColumnsIsRefused() {
    byte[] stage = stage(SCHEMA, List.of(Row.of(1, 1.0, 1, "x")));
    var renamed = Schema.of(Column.float64("size"), Column.int64("blobs"), Column.string("label"));

    var refused = assertThrows(BadStageException.class, () -> read(stage, renamed));

    assertTrue(refused.getMessage().contains("area"), refused.getMessage());
    assertTrue(refused.getMessage().contains("size"), refused.getMessage());
  }

  @Test
  void aStageCutOffAnywhereIsRefused() {
    var tables = new RandomTables(new Random(7));
    byte[] stage = stage(SCHEMA, tables.rows(SCHEMA, 4000));

    for (int length = 0; length < stage.length; length += 97) {
      byte[] cut = Arrays.copyOf(stage, length);
      assertThrows(BadStageException.class, () -> read(cut, SCHEMA), "cut at " + length);
    }
  }

  @Test
  void aStageThatLacksABlockIsRefused() {
    byte[] stage = stage(SCHEMA, new RandomTables(new Random(7)).rows(SCHEMA, 9000));
    // Each block ends with a mark, and so does the header.
    var text = new String(stage, StandardCharsets.ISO_8859_1);
    int first = text.indexOf("amplify row stag");
    int second = text.indexOf("amplify row stag", first + 1);
    int third = text.indexOf("amplify row stag", second + 1);
    assertTrue(third > 0, "three marks at least");
    byte[] lacking =
        (text.substring(0, second) + text.substring(third)).getBytes(StandardCharsets.ISO_8859_1);

    var refused = assertThrows(BadStageException.class, () -> read(lacking, SCHEMA));

    assertTrue(refused.getMessage().contains("where 9000 were staged"), refused.getMessage());
  }

  @Test
  void aDamagedStageIsRefusedOrReadsAsItWas() {
    var random = new Random(11);
    List<Row> rows = new RandomTables(random).rows(SCHEMA, 500);
    byte[] stage = stage(SCHEMA, rows);

    for (int i = 0; i < 2000; i++) {
      byte[] damaged = stage.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertEquals(rows, read(damaged, SCHEMA));
      } catch (BadStageException refused) {
        assertTrue(refused.getMessage().contains("stage the bin anew"), refused.getMessage());
      }
    }
  }

  @Test
  void aStageThatWasNotFinishedIsRefused() throws IOException {
    Path file = folder.resolve("unfinished");
    try (var stage = RowStageWriter.open(file, SCHEMA)) {
      stage.append(Row.of(1, 1.0, 1, "x"));
    }
    byte[] bytes = Files.readAllBytes(file);

    assertThrows(BadStageException.class, () -> read(bytes, SCHEMA));
  }

  @Test
  void aStreamThatFailsUncheckedIsNotTakenForADamagedStage() {
    byte[] stage = stage(SCHEMA, new RandomTables(new Random(3)).rows(SCHEMA, 4000));
    int[] lengths = {0, 10, stage.length / 2, stage.length - 1};
    var away = new IllegalStateException("the store is away");
    for (int length : lengths) {
      var stream = new BrokenStream(stage, length, away);

      assertSame(away, assertThrows(IllegalStateException.class, () -> read(stream, SCHEMA)));
    }
  }

  @Test
  void aFailingStreamIsNotTakenForADamagedStage() {
    byte[] stage = stage(SCHEMA, new RandomTables(new Random(3)).rows(SCHEMA, 4000));
    var broken = new IOException("connection reset");
    for (int length : new int[] {0, 10, stage.length / 2, stage.length - 1}) {
      var stream = new BrokenStream(stage, length, broken);

      var failed = assertThrows(UncheckedIOException.class, () -> read(stream, SCHEMA));

      assertSame(broken, failed.getCause());
    }
  }

  @Test
  void aRowThatDoesNotFitIsRefusedAndTheStageGoesOn() throws IOException {
    Path file = folder.resolve("stage");
    Row good = Row.of(1, 1.0, 1, "x");
    try (var stage = RowStageWriter.open(file, SCHEMA)) {
      assertThrows(IllegalArgumentException.class, () -> stage.append(Row.of(1, 1.0, 1)));
      assertThrows(IllegalArgumentException.class, () -> stage.append(Row.of(-1, 1.0, 1, "x")));
      stage.append(good);
      stage.finish();
      assertEquals(1, stage.rows());
    }

    assertEquals(List.of(good), read(Files.readAllBytes(file), SCHEMA));
  }

  private byte[] stage(Schema schema, List<Row> rows) {
    Path file = folder.resolve("rows.avro");
    try (var stage = RowStageWriter.open(file, schema)) {
      rows.forEach(stage::append);
      stage.finish();
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> read(byte[] stage, Schema schema) {
    return read(new ByteArrayInputStream(stage), schema);
  }

  private static List<Row> read(InputStream stage, Schema schema) {
    var rows = new ArrayList<Row>();
    try (var reader = RowStageReader.open(stage, schema)) {
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
      assertFalse(reader.next().isPresent());
      assertEquals(rows.size(), reader.rows());
    }
    return rows;
  }
}
