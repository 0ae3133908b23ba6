package amplify.parquet;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.schema.MessageType;

/**
 * Writes Avro records with a footer that is known only at the end, and names nothing of Avro in the
 * file: its columns are plain, and mean the same to every reader.
 *
 * @param <T> records of Avro; the parent's methods clash in a class that names their type
 */
final class FooterWriteSupport<T> extends AvroWriteSupport<T> {

  private final Supplier<Map<String, String>> footer;

  FooterWriteSupport(MessageType columns, Schema schema, Supplier<Map<String, String>> footer) {
    super(columns, schema, GenericData.get());
    this.footer = footer;
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(super.init(configuration).getSchema(), Map.of());
  }

  /** None, or the footer would have a pair with it. */
  @Override
  public String getName() {
    return null;
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    return new FinalizedWriteContext(footer.get());
  }
}
