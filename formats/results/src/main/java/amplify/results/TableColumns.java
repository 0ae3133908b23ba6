package amplify.results;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import amplify.api.Column;
import amplify.api.Schema;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * The columns of a part: {@code bin_id} and {@code roi_number}, then the schema's, which are
 * optional: plain types only, so that every reader of Parquet takes them as they are.
 */
final class TableColumns {

  static final String BIN_ID = "bin_id";
  static final String ROI_NUMBER = "roi_number";

  /** How many columns come before the schema's. */
  static final int FIRST = 2;

  private TableColumns() {}

  static MessageType of(Schema schema) {
    var message = Types.buildMessage();
    message.required(BINARY).as(stringType()).named(BIN_ID).required(INT64).named(ROI_NUMBER);
    for (Column column : schema.columns()) {
      switch (column.type()) {
        case INT64 -> message.optional(INT64).named(column.name());
        case FLOAT64 -> message.optional(DOUBLE).named(column.name());
        case STRING -> message.optional(BINARY).as(stringType()).named(column.name());
      }
    }
    return message.named("row");
  }
}
