package amplify.api;

import java.util.List;
import java.util.Optional;

/**
 * A row of a processor's table.
 *
 * @param number the row's number within its unit, unique there; for IFCB the target number
 * @param values one for each column of the schema, in its order: {@link Long}, {@link Double} or
 *     {@link String} by the column's type, or {@link Optional#empty()} where there is no value
 */
public record Row(long number, List<Object> values) {

  /** Keeps a copy of the list. */
  public Row {
    values = List.copyOf(values);
  }

  /**
   * A row of the given values. {@code int} and {@code float} values are widened.
   *
   * @throws IllegalArgumentException if a value is of none of the types allowed
   */
  public static Row of(long number, Object... values) {
    var widened = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      widened[i] = widen(values[i]);
    }
    return new Row(number, List.of(widened));
  }

  private static Object widen(Object value) {
    return switch (value) {
      case Integer i -> i.longValue();
      case Float f -> f.doubleValue();
      case Long l -> l;
      case Double d -> d;
      case String s -> s;
      case Optional<?> o when o.isEmpty() -> o;
      default ->
          throw new IllegalArgumentException(
              "A row's value must be a long, a double, a String or Optional.empty(), not %s"
                  .formatted(value.getClass().getName()));
    };
  }

  /**
   * Checks the row against a schema.
   *
   * @throws IllegalArgumentException if the number of values or the type of one does not fit; the
   *     message names the column
   */
  public void check(Schema schema) {
    List<Column> columns = schema.columns();
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(
          "Row %d has %d values, the schema %d columns"
              .formatted(number, values.size(), columns.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      boolean fits =
          value instanceof Optional<?> o
              ? o.isEmpty()
              : switch (columns.get(i).type()) {
                case INT64 -> value instanceof Long;
                case FLOAT64 -> value instanceof Double;
                case STRING -> value instanceof String;
              };
      if (!fits) {
        throw new IllegalArgumentException(
            "Row %d: column '%s' takes %s, not %s"
                .formatted(
                    number,
                    columns.get(i).name(),
                    columns.get(i).type().label(),
                    value.getClass().getSimpleName()));
      }
    }
  }
}
