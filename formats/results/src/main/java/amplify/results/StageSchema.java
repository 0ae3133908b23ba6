package amplify.results;

import amplify.api.Column;
import amplify.api.ColumnType;
import amplify.api.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * The Avro schema of staged rows: {@code roi_number}, then the table's columns, each nullable.
 * After the rows comes a closing record, told by its negative number, which says how many there
 * were.
 */
final class StageSchema {

  private StageSchema() {}

  static org.apache.avro.Schema of(Schema schema) {
    var fields = SchemaBuilder.record("staged_row").fields().requiredLong("roi_number");
    for (Column column : schema.columns()) {
      fields =
          switch (column.type()) {
            case INT64 -> fields.optionalLong(column.name());
            case FLOAT64 -> fields.optionalDouble(column.name());
            case STRING -> fields.optionalString(column.name());
          };
    }
    return fields.endRecord();
  }

  static long closing(long rows) {
    return -1 - rows;
  }

  static Object value(Object staged, ColumnType type) {
    return type == ColumnType.STRING ? staged.toString() : staged;
  }
}
