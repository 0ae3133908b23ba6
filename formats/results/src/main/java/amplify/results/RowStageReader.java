package amplify.results;

import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads staged rows from a stream, one at a time, in the order they were staged. Not thread-safe.
 */
public final class RowStageReader implements AutoCloseable {

  private final Schema schema;
  private final StageStream stage;
  private final DataFileStream<GenericRecord> records;
  private long rows;
  private boolean ended;

  private RowStageReader(Schema schema, StageStream stage, DataFileStream<GenericRecord> records) {
    this.schema = schema;
    this.stage = stage;
    this.records = records;
  }

  /**
   * Starts reading.
   *
   * @param stage closed with the reader
   * @param expected the schema the rows must have been staged with
   * @throws BadStageException if the stream is not a row stage, or of another schema
   * @throws UncheckedIOException if the stream fails
   */
  public static RowStageReader open(InputStream stage, Schema expected) {
    var avro = StageSchema.of(expected);
    var noting = new StageStream(stage);
    DataFileStream<GenericRecord> records;
    try {
      records = new DataFileStream<>(noting, new GenericDatumReader<>(null, avro));
    } catch (IOException | RuntimeException e) {
      throw noting.explain("Staged rows", e);
    }
    if (!records.getSchema().equals(avro)) {
      throw new BadStageException(
          "Staged rows have the columns %s where %s are expected: stage the bin anew"
              .formatted(columns(records.getSchema()), columns(avro)));
    }
    return new RowStageReader(expected, noting, records);
  }

  /**
   * The next row; empty at the end.
   *
   * @throws BadStageException if the stage is damaged or cut off
   * @throws UncheckedIOException if the stream fails
   */
  public Optional<Row> next() {
    if (ended) {
      return Optional.empty();
    }
    Optional<GenericRecord> staged = record();
    if (staged.isEmpty()) {
      throw new BadStageException(
          "Staged rows are cut off after %d rows: stage the bin anew".formatted(rows));
    }
    long number = (long) staged.get().get(0);
    if (number >= 0) {
      rows++;
      return Optional.of(row(number, staged.get()));
    }
    if (number != StageSchema.closing(rows)) {
      throw new BadStageException(
          "Staged rows are %d where %d were staged: stage the bin anew"
              .formatted(rows, StageSchema.closing(number)));
    }
    ended = true;
    return Optional.empty();
  }

  private Optional<GenericRecord> record() {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (RuntimeException e) {
      throw stage.explain("Staged rows after row " + rows, e);
    }
  }

  private Row row(long number, GenericRecord staged) {
    List<Column> columns = schema.columns();
    var values = new ArrayList<Object>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      Object value = staged.get(i + 1);
      values.add(
          value == null ? Optional.empty() : StageSchema.value(value, columns.get(i).type()));
    }
    return new Row(number, values);
  }

  /** How many rows were read so far. */
  public long rows() {
    return rows;
  }

  /** Closes the stream. */
  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Staged rows cannot be closed after row " + rows, e);
    }
  }

  private static List<String> columns(org.apache.avro.Schema schema) {
    return schema.getFields().stream().map(f -> f.name() + " " + f.schema()).toList();
  }
}
