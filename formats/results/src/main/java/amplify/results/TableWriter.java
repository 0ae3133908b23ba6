package amplify.results;

import amplify.api.Row;
import amplify.api.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Composes a job's table: Parquet parts {@code part-0000.parquet}, {@code part-0001.parquet} and so
 * on with the columns {@code bin_id}, {@code roi_number} and the schema's. Equal calls give equal
 * bytes. Memory is bounded by the row group of about 32 MB before compression. Not thread-safe.
 *
 * <p>A part ends with the bin in which it reaches the limit, so that a bin's rows stand together; a
 * bin that would take a part past twice the limit is split there, and both parts name its inputs.
 * What is still in memory counts uncompressed, so parts come out somewhat below. The bins' inputs
 * in the footer count as well, and end a part at 8 MB. There is always a first part, if need be
 * without rows.
 */
public final class TableWriter implements AutoCloseable {

  private static final int MOST_INPUTS = 8 << 20;

  /** Asking for the size at each row would cost as much as writing it. */
  private static final int ROWS_BETWEEN_LOOKS = 256;

  private final int first;
  private final Path folder;
  private final Schema schema;
  private final long limit;
  private final Provenance provenance;
  private final Consumer<FinishedPart> sink;
  private Optional<OpenPart> part = Optional.empty();
  private Optional<BinInputs> bin = Optional.empty();
  private int parts;
  private long rows;
  private boolean finished;

  private TableWriter(
      int first,
      Path folder,
      Schema schema,
      long limit,
      Provenance provenance,
      Consumer<FinishedPart> sink) {
    this.first = first;
    this.folder = folder;
    this.schema = schema;
    this.limit = limit;
    this.provenance = provenance;
    this.sink = sink;
  }

  /**
   * Starts a table.
   *
   * @param folder where parts are written; must exist and hold none
   * @param schema the processor's columns
   * @param partBytes the size at which parts end, positive
   * @param provenance for the parts' footers
   * @param sink is given each part as soon as it is complete, in order
   */
  public static TableWriter open(
      Path folder,
      Schema schema,
      long partBytes,
      Provenance provenance,
      Consumer<FinishedPart> sink) {
    return openAfter(0, folder, schema, partBytes, provenance, sink);
  }

  /**
   * Goes on with a table whose first parts are there and stay as they are.
   *
   * @param earlierParts how many there are: the next one has this number
   */
  public static TableWriter openAfter(
      int earlierParts,
      Path folder,
      Schema schema,
      long partBytes,
      Provenance provenance,
      Consumer<FinishedPart> sink) {
    if (partBytes <= 0) {
      throw new IllegalArgumentException(
          "The limit of a part is %d bytes: it must be positive".formatted(partBytes));
    }
    return new TableWriter(earlierParts, folder, schema, partBytes, provenance, sink);
  }

  /**
   * Says which bin the next rows belong to. Bins without rows are recorded as well.
   *
   * @throws UncheckedIOException if a part cannot be written
   */
  public void startBin(BinInputs inputs) {
    requireUnfinished();
    if (part.isPresent() && isFull(part.get())) {
      finishPart();
    }
    bin = Optional.of(inputs);
    openPart().addInputs(inputs);
  }

  /**
   * Appends a row of the bin last started.
   *
   * @throws IllegalArgumentException if the row does not fit the schema
   * @throws IllegalStateException if no bin was started
   * @throws UncheckedIOException if the part cannot be written
   */
  public void append(Row row) {
    requireUnfinished();
    row.check(schema);
    BinInputs current =
        bin.orElseThrow(() ->
            new IllegalStateException(
                "Row %d comes before any bin: start its bin first".formatted(row.number())));
    OpenPart open = openPart();
    try {
      open.append(new TableRow(current.binId(), row));
    } catch (IOException e) {
      throw failed(e);
    }
    rows++;
    if (open.rows() % ROWS_BETWEEN_LOOKS == 0 && open.size() / 2 >= limit) {
      finishPart();
      openPart().addInputs(current);
    }
  }

  /** Appends all rows of a stage to the bin last started; the stage stays open. */
  public void appendAll(RowStageReader stage) {
    for (Optional<Row> row = stage.next(); row.isPresent(); row = stage.next()) {
      append(row.get());
    }
  }

  /** How many rows were appended. */
  public long rows() {
    return rows;
  }

  /** How many parts were handed over. */
  public int parts() {
    return parts;
  }

  /** Completes the table and hands over its last part. */
  public void finish() {
    requireUnfinished();
    openPart();
    finishPart();
    finished = true;
  }

  /** Lets go of the table: a part that was not handed over is deleted. */
  @Override
  public void close() {
    if (part.isPresent()) {
      OpenPart abandoned = part.get();
      part = Optional.empty();
      finished = true;
      try {
        abandoned.abandon();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private boolean isFull(OpenPart open) {
    return open.size() >= limit || open.inputsLength() >= MOST_INPUTS;
  }

  private OpenPart openPart() {
    if (part.isEmpty()) {
      try {
        part = Optional.of(new OpenPart(first + parts, folder, schema, provenance));
      } catch (IOException e) {
        throw failed(e);
      }
    }
    return part.get();
  }

  private void finishPart() {
    FinishedPart done;
    try {
      done = part.orElseThrow().finish();
    } catch (IOException e) {
      throw failed(e);
    }
    part = Optional.empty();
    parts++;
    sink.accept(done);
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("The table is finished: open another one");
    }
  }

  private UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException(
        "Part %d of the table cannot be written in %s".formatted(first + parts, folder), cause);
  }
}
