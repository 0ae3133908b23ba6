package amplify.results;

import amplify.api.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the head of a part as text, for people at a terminal. */
public final class TablePreview {

  private TablePreview() {}

  /**
   * The column names, the first rows and a line that counts the rest, with tabs between the
   * columns; absent values are empty.
   *
   * @param part a file of {@link TableWriter}
   * @param rows how many rows to show at most
   */
  public static String of(Path part, int rows) {
    try (PartReader reader = PartReader.open(part)) {
      var lines = new ArrayList<String>();
      var names = new ArrayList<>(List.of(TableColumns.BIN_ID, TableColumns.ROI_NUMBER));
      reader.schema().columns().stream().map(Column::name).forEach(names::add);
      lines.add(String.join("\t", names));
      long shown = Math.min(rows, reader.rows());
      for (long i = 0; i < shown; i++) {
        lines.add(line(reader.next().orElseThrow()));
      }
      if (shown < reader.rows()) {
        lines.add("… %d more of %d rows".formatted(reader.rows() - shown, reader.rows()));
      }
      return String.join("\n", lines) + "\n";
    }
  }

  /** How many rows a part holds. */
  public static long rows(Path part) {
    try (PartReader reader = PartReader.open(part)) {
      return reader.rows();
    }
  }

  private static String line(TableRow row) {
    String values =
        row.row().values().stream()
            .map(value -> value instanceof Optional<?> ? "" : value.toString())
            .map(value -> "\t" + value)
            .collect(Collectors.joining());
    return row.binId() + "\t" + row.row().number() + values;
  }
}
