package amplify.products;

import amplify.api.Column;
import amplify.results.PartReader;
import amplify.results.TableRow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of all parts, one after the other. Not thread-safe. */
final class TableRows implements Ahead.Source<TableRow>, AutoCloseable {

  private final Iterator<Path> parts;
  private final List<String> columns;
  private Optional<PartReader> open;

  /** The rows of these parts, of which there is at least one. */
  TableRows(List<Path> parts) {
    this.parts = parts.iterator();
    open = Optional.of(PartReader.open(this.parts.next()));
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
        open = Optional.of(PartReader.open(parts.next()));
      }
      Optional<TableRow> row = open.get().next();
      if (row.isPresent()) {
        return row;
      }
      close();
    }
  }

  @Override
  public void close() {
    open.ifPresent(PartReader::close);
    open = Optional.empty();
  }
}
