package amplify.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Opens local Parquet files for reading and writing, compressed with Zstandard and without Hadoop's
 * configuration or file systems. Thread-safe; the readers and writers it gives are not.
 */
public final class LocalParquet {

  private static final int ZSTD_LEVEL = 3;

  private LocalParquet() {}

  /**
   * Starts a file. Equal records give equal bytes.
   *
   * <p>Only text is encoded by dictionary: measured numbers seldom repeat, and the dictionaries of
   * many columns together would take more memory than the row group.
   *
   * @param file must not exist yet
   * @param shape what a record looks like; flat columns only
   * @param footer asked for the footer's key-value pairs when the writer is closed
   * @param rowGroupBytes about how much is held in memory before a row group is written
   * @param <T> a record
   */
  public static <T> ParquetWriter<T> writer(
      Path file, RecordShape<T> shape, Supplier<Map<String, String>> footer, long rowGroupBytes)
      throws IOException {
    var builder =
        new ShapeWriterBuilder<>(new LocalOutputFile(file), new ShapeSupport<>(shape, footer))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(rowGroupBytes);
    for (var column : shape.columns().getColumns()) {
      boolean text = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
      builder.withDictionaryEncoding(column.getPath()[0], text);
    }
    return builder.build();
  }

  /** Reads a file's records in order; {@link ParquetReader#read()} gives null at the end. */
  public static ParquetReader<Group> reader(Path file) throws IOException {
    return new GroupReaderBuilder(new LocalInputFile(file))
        .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
        .build();
  }

  /** Reads a file's footer: columns, key-value pairs, row groups. */
  public static ParquetMetadata footer(Path file) throws IOException {
    var options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
            .build();
    try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      return reader.getFooter();
    }
  }

  private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {

    GroupReaderBuilder(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
