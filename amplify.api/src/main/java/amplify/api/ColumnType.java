package amplify.api;

/** The type of a column's values. */
public enum ColumnType {
  /** A 64-bit signed integer. */
  INT64("int64"),
  /** A 64-bit IEEE 754 number; NaN where a value is undefined. */
  FLOAT64("float64"),
  /** Unicode text. */
  STRING("string");

  private final String label;

  ColumnType(String label) {
    this.label = label;
  }

  /** The name used in results and documents: {@code int64}, {@code float64} or {@code string}. */
  public String label() {
    return label;
  }
}
