package amplify.results;

import amplify.api.Column;
import amplify.api.ColumnType;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.parquet.LocalParquet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.Type;

/**
 * Reads a part that {@link TableWriter} wrote, row by row; a row group is held in memory. Not
 * thread-safe.
 */
public final class PartReader implements AutoCloseable {

  private final Path file;
  private final ParquetMetadata footer;
  private final Schema schema;
  private final ParquetReader<Group> groups;

  private PartReader(Path file) throws IOException {
    this.file = file;
    footer = LocalParquet.footer(file);
    List<Type> fields = footer.getFileMetaData().getSchema().getFields();
    schema =
        new Schema(
            fields.stream()
                .skip(TableColumns.FIRST)
                .map(field -> new Column(field.getName(), type(field)))
                .toList());
    groups = LocalParquet.reader(file);
  }

  /**
   * Opens a part.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static PartReader open(Path file) {
    try {
      return new PartReader(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** The columns after {@code bin_id} and {@code roi_number}. */
  public Schema schema() {
    return schema;
  }

  /** The key-value pairs of the footer. */
  public Map<String, String> metadata() {
    return footer.getFileMetaData().getKeyValueMetaData();
  }

  /** How many rows the part holds. */
  public long rows() {
    return footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /** The next row; empty at the end. */
  public Optional<TableRow> next() {
    try {
      return Optional.ofNullable(groups.read()).map(this::row);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private TableRow row(Group group) {
    var values = new ArrayList<Object>(schema.columns().size());
    for (int i = 0; i < schema.columns().size(); i++) {
      values.add(value(group, TableColumns.FIRST + i, schema.columns().get(i).type()));
    }
    return new TableRow(group.getString(0, 0), new Row(group.getLong(1, 0), values));
  }

  private static Object value(Group group, int field, ColumnType type) {
    if (group.getFieldRepetitionCount(field) == 0) {
      return Optional.empty();
    }
    return switch (type) {
      case INT64 -> group.getLong(field, 0);
      case FLOAT64 -> group.getDouble(field, 0);
      case STRING -> group.getString(field, 0);
    };
  }

  private static ColumnType type(Type field) {
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case INT64 -> ColumnType.INT64;
      case DOUBLE -> ColumnType.FLOAT64;
      case BINARY -> ColumnType.STRING;
      default ->
          throw new IllegalArgumentException(
              "Column '%s' is %s: tables of results have int64, double and text only"
                  .formatted(field.getName(), field));
    };
  }

  /** Closes the file. */
  @Override
  public void close() {
    try {
      groups.close();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static UncheckedIOException failed(Path file, IOException cause) {
    return new UncheckedIOException("Part %s cannot be read".formatted(file), cause);
  }
}
