package amplify.products;

import amplify.api.Column;
import amplify.blobs.FeatureColumn;
import amplify.blobs.RoiFeatures;
import amplify.results.PartReader;
import amplify.results.TableRow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of all parts, one after the other. Not thread-safe. */
final class TableRows implements Ahead.Source<TableRow>, AutoCloseable {

  private final Iterator<Path> parts;
  private Optional<PartReader> open = Optional.empty();

  TableRows(List<Path> parts) {
    this.parts = parts.iterator();
  }

  @Override
  public Optional<TableRow> next() {
    while (true) {
      if (open.isEmpty()) {
        if (!parts.hasNext()) {
          return Optional.empty();
        }
        open = Optional.of(checked(parts.next()));
      }
      Optional<TableRow> row = open.get().next();
      if (row.isPresent()) {
        return row;
      }
      close();
    }
  }

  private static PartReader checked(Path part) {
    PartReader reader = PartReader.open(part);
    List<String> there = reader.schema().columns().stream().map(Column::name).toList();
    List<String> wanted = RoiFeatures.columns().stream().map(FeatureColumn::name).toList();
    if (there.equals(wanted)) {
      return reader;
    }
    reader.close();
    throw new ProductsException(
        "%s has other columns than the 30 v4 features: per-bin files are made of features jobs"
            .formatted(part));
  }

  @Override
  public void close() {
    open.ifPresent(PartReader::close);
    open = Optional.empty();
  }
}
