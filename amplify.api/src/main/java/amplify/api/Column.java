package amplify.api;

import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name letters, digits and underscores, not starting with a digit
 * @param type the type of its values
 */
public record Column(String name, ColumnType type) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it breaks its rule
   */
  public Column {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Column name '%s' must be letters, digits and underscores, not starting with a digit"
              .formatted(name));
    }
  }

  /** A column of 64-bit integers. */
  public static Column int64(String name) {
    return new Column(name, ColumnType.INT64);
  }

  /** A column of 64-bit floating point numbers. */
  public static Column float64(String name) {
    return new Column(name, ColumnType.FLOAT64);
  }

  /** A column of text. */
  public static Column string(String name) {
    return new Column(name, ColumnType.STRING);
  }
}
