package amplify.parquet;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;

/** Parquet's builder, given a write support that is made already. */
final class ShapeWriterBuilder<T> extends ParquetWriter.Builder<T, ShapeWriterBuilder<T>> {

  private final ShapeSupport<T> support;

  ShapeWriterBuilder(OutputFile file, ShapeSupport<T> support) {
    super(file);
    this.support = support;
  }

  @Override
  protected ShapeWriterBuilder<T> self() {
    return this;
  }

  @Override
  protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
    return support;
  }

  // Abstract in the parent, so it must be here although it is deprecated there.
  @SuppressWarnings("deprecation")
  @Override
  protected WriteSupport<T> getWriteSupport(Configuration configuration) {
    throw new UnsupportedOperationException(
        "Files are written without Hadoop: configure with ParquetConfiguration");
  }
}
