package amplify.products;

import amplify.api.Column;
import amplify.results.PartReader;
import amplify.results.TableRow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of all parts, one after the other. Not thread-safe. */
final class TableRows implements Ahead.Source<TableRow>, AutoCloseable {

  private final Iterator<Path> parts;
  private final List<String> columns;
  private Path part;
  private Optional<PartReader> open;

  /** The rows of these parts, of which there is at least one. */
  TableRows(List<Path> parts) {
    this.parts = parts.iterator();
    part = this.parts.next();
    open = Optional.of(reading(() -> PartReader.open(part)));
    columns = open.get().schema().columns().stream().map(Column::name).toList();
  }

  /** The names of the columns after {@code roi_number}. */
  List<String> columns() {
    return columns;
  }

  @Override
  public Optional<TableRow> next() {
    while (true) {
      if (open.isEmpty()) {
        if (!parts.hasNext()) {
          return Optional.empty();
        }
        part = parts.next();
        open = Optional.of(reading(() -> PartReader.open(part)));
      }
      Optional<TableRow> row = reading(open.get()::next);
      if (row.isPresent()) {
        return row;
      }
      close();
    }
  }

  /** Parquet meets a damaged file with whatever exception breaks first. */
  private <T> T reading(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      throw new ProductsException(
          "%s cannot be read; delete it and download it again".formatted(part), e);
    }
  }

  @Override
  public void close() {
    open.ifPresent(PartReader::close);
    open = Optional.empty();
  }
}
