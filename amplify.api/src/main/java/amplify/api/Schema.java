package amplify.api;

import java.util.HashSet;
import java.util.List;

/**
 * The columns of a processor's table, after the two that every table has ({@code bin_id}, a string,
 * and {@code roi_number}, an int64).
 *
 * @param columns in the order of the table
 */
public record Schema(List<Column> columns) {

  /**
   * Checks that names are unique.
   *
   * @throws IllegalArgumentException if a name comes twice, or is one of the two given ones
   */
  public Schema {
    columns = List.copyOf(columns);
    var names = new HashSet<>(List.of("bin_id", "roi_number"));
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "Column '%s' is declared twice, or is one of bin_id and roi_number, which every table has"
                .formatted(column.name()));
      }
    }
  }

  /** A schema of the given columns. */
  public static Schema of(Column... columns) {
    return new Schema(List.of(columns));
  }
}
