package amplify.results;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import amplify.api.Column;
import amplify.api.Row;
import amplify.api.Schema;
import amplify.parquet.RecordShape;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * The columns of a part: {@code bin_id} and {@code roi_number}, then the schema's, which are
 * optional: plain types only, so that every reader of Parquet takes them as they are.
 */
record TableShape(Schema schema, MessageType columns) implements RecordShape<TableRow> {

  static final String BIN_ID = "bin_id";
  static final String ROI_NUMBER = "roi_number";

  /** How many columns come before the schema's. */
  static final int FIRST = 2;

  static TableShape of(Schema schema) {
    var message = Types.buildMessage();
    message.required(BINARY).as(stringType()).named(BIN_ID).required(INT64).named(ROI_NUMBER);
    for (Column column : schema.columns()) {
      switch (column.type()) {
        case INT64 -> message.optional(INT64).named(column.name());
        case FLOAT64 -> message.optional(DOUBLE).named(column.name());
        case STRING -> message.optional(BINARY).as(stringType()).named(column.name());
      }
    }
    return new TableShape(schema, message.named("row"));
  }

  @Override
  public void write(TableRow record, RecordConsumer consumer) {
    Row row = record.row();
    write(BIN_ID, 0, record.binId(), consumer);
    write(ROI_NUMBER, 1, row.number(), consumer);
    List<Column> rest = schema.columns();
    for (int i = 0; i < rest.size(); i++) {
      write(rest.get(i).name(), FIRST + i, row.values().get(i), consumer);
    }
  }

  private static void write(String name, int index, Object value, RecordConsumer consumer) {
    if (value instanceof Optional<?>) {
      return;
    }
    consumer.startField(name, index);
    switch (value) {
      case Long number -> consumer.addLong(number);
      case Double number -> consumer.addDouble(number);
      default -> consumer.addBinary(Binary.fromString((String) value));
    }
    consumer.endField(name, index);
  }
}
