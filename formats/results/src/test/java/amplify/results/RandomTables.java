package amplify.results;

import amplify.api.Column;
import amplify.api.ColumnType;
import amplify.api.Row;
import amplify.api.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes schemas and rows, the awkward values among them; the same ones for the same seed. */
final class RandomTables {

  private static final List<Double> DOUBLES =
      List.of(
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          -0.0,
          0.0,
          Double.MIN_VALUE,
          Double.MAX_VALUE);
  private static final List<Long> LONGS = List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L);
  private static final List<String> TEXTS =
      List.of("", "grey", "Übersicht", "浮游生物", "🦠", "a\nb\t\"c\"", "\u0000");

  private final RandomGenerator random;

  RandomTables(RandomGenerator random) {
    this.random = random;
  }

  Schema schema() {
    var columns = new ArrayList<Column>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      var type = pick(List.of(ColumnType.values()));
      columns.add(new Column("c" + i + "_" + type.label(), type));
    }
    return new Schema(columns);
  }

  List<Row> rows(Schema schema, int count) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < count; i++) {
      List<Object> values = schema.columns().stream().map(column -> value(column.type())).toList();
      rows.add(new Row(i + 1L, values));
    }
    return rows;
  }

  private Object value(ColumnType type) {
    if (random.nextInt(5) == 0) {
      return Optional.empty();
    }
    boolean awkward = random.nextInt(3) == 0;
    return switch (type) {
      case INT64 -> awkward ? pick(LONGS) : random.nextLong();
      case FLOAT64 -> awkward ? pick(DOUBLES) : random.nextGaussian();
      case STRING -> awkward ? pick(TEXTS) : Long.toString(random.nextLong(), 36);
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
