package amplify.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Opens local Parquet files of Avro records for reading and writing, compressed with Zstandard and
 * without Hadoop's configuration or file systems.
 */
public final class LocalParquet {

  private static final int ZSTD_LEVEL = 3;

  private LocalParquet() {}

  /**
   * Starts a file.
   *
   * @param file must not exist yet
   * @param schema a record of flat fields
   * @param metadata further key-value pairs for the file's footer
   * @param rowGroupBytes about how much is held in memory before a row group is written
   */
  public static ParquetWriter<GenericRecord> write(
      Path file, Schema schema, Map<String, String> metadata, long rowGroupBytes)
      throws IOException {
    return AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
        .withSchema(schema)
        .withDataModel(GenericData.get())
        .withConf(new PlainParquetConfiguration())
        .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(rowGroupBytes)
        .withExtraMetaData(metadata)
        .build();
  }

  /** Reads a file's records in order; {@link ParquetReader#read()} gives null at the end. */
  public static ParquetReader<GenericRecord> read(Path file) throws IOException {
    return AvroParquetReader.<GenericRecord>builder(
            new LocalInputFile(file), new PlainParquetConfiguration())
        .withDataModel(GenericData.get())
        .disableCompatibility()
        .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
        .build();
  }

  /** Reads a file's footer: schema, key-value pairs, row groups. */
  public static ParquetMetadata footer(Path file) throws IOException {
    var options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodecs(ZSTD_LEVEL))
            .build();
    try (var reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      return reader.getFooter();
    }
  }
}
