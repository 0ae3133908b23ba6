package amplify.results;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * A row as the writer of Parquet takes it: its fields by position, null where a value is absent.
 *
 * @param row the row
 */
record WrittenRow(TableRow row) implements IndexedRecord {

  @Override
  public Object get(int position) {
    return switch (position) {
      case 0 -> row.binId();
      case 1 -> row.row().number();
      default -> {
        Object value = row.row().values().get(position - TableColumns.FIRST);
        yield value instanceof Optional<?> ? null : value;
      }
    };
  }

  @Override
  public void put(int position, Object value) {
    throw new UnsupportedOperationException("Rows are written, never changed");
  }

  /** The writer knows the schema of the table. */
  @Override
  public Schema getSchema() {
    throw new UnsupportedOperationException("A row has no schema of its own; its table has");
  }
}
