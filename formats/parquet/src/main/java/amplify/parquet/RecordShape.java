package amplify.parquet;

import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * How a record becomes the fields of a Parquet file.
 *
 * @param <T> a record
 */
public interface RecordShape<T> {

  /** The file's columns. */
  MessageType columns();

  /**
   * Gives a record's fields to the consumer, each between {@link RecordConsumer#startField} and
   * {@link RecordConsumer#endField}, in the order of the columns; an absent value is left out.
   */
  void write(T record, RecordConsumer consumer);
}
