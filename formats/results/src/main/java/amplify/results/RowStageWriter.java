package amplify.results;

import amplify.api.Row;
import amplify.api.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Stages the rows of one bin in a local file: an Avro container, compressed with Zstandard. Equal
 * rows give equal bytes. Memory does not grow with the number of rows. Not thread-safe.
 *
 * <p>The last record closes the stage: Avro files do not say how many records they should have, and
 * one that was cut off would read like a shorter one.
 */
public final class RowStageWriter implements AutoCloseable {

  private static final int ZSTD_LEVEL = 1;

  /** Avro marks block ends with 16 bytes, random by default: fixed ones keep the bytes equal. */
  private static final int MARK_BYTES = 16;

  private final Path file;
  private final Schema schema;
  private final GenericData.Record staged;
  private final DataFileWriter<GenericRecord> records;
  private long rows;

  private RowStageWriter(Path file, Schema schema) throws IOException {
    this.file = file;
    this.schema = schema;
    var avro = StageSchema.of(schema);
    staged = new GenericData.Record(avro);
    records =
        new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(avro))
            .setCodec(CodecFactory.zstandardCodec(ZSTD_LEVEL, true));
    var mark = Arrays.copyOf("amplify row stage".getBytes(StandardCharsets.UTF_8), MARK_BYTES);
    records.create(avro, Files.newOutputStream(file), mark);
  }

  /**
   * Starts a file; one that is there is written over.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static RowStageWriter open(Path file, Schema schema) {
    try {
      return new RowStageWriter(file, schema);
    } catch (IOException e) {
      throw new UncheckedIOException("Rows cannot be staged in " + file, e);
    }
  }

  /**
   * Appends a row. That row numbers are unique is for the caller to see to.
   *
   * @throws IllegalArgumentException if the row does not fit the schema, or its number is negative
   * @throws UncheckedIOException if the file cannot be written
   */
  public void append(Row row) {
    row.check(schema);
    RowNumber.check(row.number());
    staged.put(0, row.number());
    for (int i = 0; i < row.values().size(); i++) {
      Object value = row.values().get(i);
      staged.put(i + 1, value instanceof Optional<?> ? null : value);
    }
    append();
    rows++;
  }

  private void append() {
    try {
      records.append(staged);
    } catch (IOException e) {
      throw new UncheckedIOException("Rows cannot be staged in " + file, e);
    }
  }

  /** How many rows were appended. */
  public long rows() {
    return rows;
  }

  /** Closes the stage: without it, what was written cannot be read. */
  public void finish() {
    for (int i = 0; i < schema.columns().size(); i++) {
      staged.put(i + 1, null);
    }
    staged.put(0, StageSchema.closing(rows));
    append();
    close();
  }

  /** Lets go of the file. */
  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Rows cannot be staged in " + file, e);
    }
  }
}
