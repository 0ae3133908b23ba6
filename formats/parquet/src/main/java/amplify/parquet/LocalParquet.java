package amplify.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
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
   * @param columns flat; the fields of records are taken in their order, null where a value is
   *     absent
   * @param footer asked for the footer's key-value pairs when the writer is closed
   * @param rowGroupBytes about how much is held in memory before a row group is written
   */
  public static ParquetWriter<IndexedRecord> writer(
      Path file, MessageType columns, Supplier<Map<String, String>> footer, long rowGroupBytes)
      throws IOException {
    var configuration = new PlainParquetConfiguration();
    Schema schema = new AvroSchemaConverter(configuration).convert(columns);
    var builder =
        new RecordWriterBuilder(
                new LocalOutputFile(file), new FooterWriteSupport<>(columns, schema, footer))
            .withConf(configuration)
            .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(rowGroupBytes);
    for (var column : columns.getColumns()) {
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

  /** Parquet's builder, given the write support. */
  private static final class RecordWriterBuilder
      extends ParquetWriter.Builder<IndexedRecord, RecordWriterBuilder> {

    private final FooterWriteSupport<IndexedRecord> support;

    RecordWriterBuilder(OutputFile file, FooterWriteSupport<IndexedRecord> support) {
      super(file);
      this.support = support;
    }

    @Override
    protected RecordWriterBuilder self() {
      return this;
    }

    @Override
    protected WriteSupport<IndexedRecord> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }

    // Abstract in the parent, so it must be here although it is deprecated there.
    @SuppressWarnings("deprecation")
    @Override
    protected WriteSupport<IndexedRecord> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException(
          "Files are written without Hadoop: configure with ParquetConfiguration");
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
