package amplify.results;

import amplify.api.Schema;
import amplify.parquet.LocalParquet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.hadoop.ParquetWriter;

/** The part a table is being written to. */
final class OpenPart {

  /** What a row group holds before it is written: the memory a table takes, about. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final int index;
  private final Path file;
  private final InputsJson inputs = new InputsJson();
  private final ParquetWriter<IndexedRecord> writer;
  private long rows;

  OpenPart(int index, Path folder, Schema schema, Provenance provenance) throws IOException {
    this.index = index;
    this.file = folder.resolve("part-%04d.parquet".formatted(index));
    this.writer =
        LocalParquet.writer(
            file, TableColumns.of(schema), () -> provenance.footer(inputs.text()), ROW_GROUP_BYTES);
  }

  void addInputs(BinInputs bin) {
    inputs.add(bin);
  }

  void append(TableRow row) throws IOException {
    writer.write(new WrittenRow(row));
    rows++;
  }

  long rows() {
    return rows;
  }

  /** The footer's share of the size. */
  int inputsLength() {
    return inputs.length();
  }

  /** What is on disk, and what is in memory before compression. */
  long size() {
    return writer.getDataSize() + inputs.length();
  }

  FinishedPart finish() throws IOException {
    writer.close();
    return new FinishedPart(index, file.getFileName().toString(), file, rows, Files.size(file));
  }

  void abandon() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
