package amplify.products;

import amplify.api.Column;
import amplify.results.PartReader;
import amplify.results.TableRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a part. Not thread-safe. */
final class TableRows implements Ahead.Source<TableRow> {

  private final Path part;
  private final PartReader reader;

  private TableRows(Path part) {
    this.part = part;
    this.reader = reading(part, () -> PartReader.open(part));
  }

  static TableRows open(Path part) {
    return new TableRows(part);
  }

  /** The names of the columns after {@code roi_number}. */
  static List<String> columns(Path part) {
    try (var rows = new TableRows(part)) {
      return rows.reader.schema().columns().stream().map(Column::name).toList();
    }
  }

  @Override
  public Optional<TableRow> next() {
    return reading(part, reader::next);
  }

  /** Parquet meets a damaged file with whatever exception breaks first. */
  private static <T> T reading(Path part, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      throw new ProductsException(
          "%s cannot be read; delete it and download it again".formatted(part), e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
