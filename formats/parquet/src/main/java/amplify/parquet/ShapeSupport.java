package amplify.parquet;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/** Lets Parquet's writer write records of a shape, and asks for the footer's pairs at the end. */
final class ShapeSupport<T> extends WriteSupport<T> {

  private final RecordShape<T> shape;
  private final Supplier<Map<String, String>> footer;
  private RecordConsumer consumer;

  ShapeSupport(RecordShape<T> shape, Supplier<Map<String, String>> footer) {
    this.shape = shape;
    this.footer = footer;
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(shape.columns(), Map.of());
  }

  // Abstract in the parent, so it must be here although it is deprecated there.
  @SuppressWarnings("deprecation")
  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException(
        "Files are written without Hadoop: configure with ParquetConfiguration");
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(T record) {
    consumer.startMessage();
    shape.write(record, consumer);
    consumer.endMessage();
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    return new FinalizedWriteContext(footer.get());
  }
}
