package amplify.jobs;

import io.helidon.dbclient.DbRow;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads typed values from a row, absent ones as empty. */
record Columns(DbRow row) {

  String text(String name) {
    return row.column(name).get(String.class);
  }

  Optional<String> optionalText(String name) {
    return value(name, String.class);
  }

  int integer(String name) {
    return row.column(name).get(Number.class).intValue();
  }

  long bigint(String name) {
    return row.column(name).get(Number.class).longValue();
  }

  double real(String name) {
    return row.column(name).get(Number.class).doubleValue();
  }

  boolean flag(String name) {
    return row.column(name).get(Boolean.class);
  }

  UUID uuid(String name) {
    return row.column(name).get(UUID.class);
  }

  Instant instant(String name) {
    return row.column(name).get(Timestamp.class).toInstant();
  }

  Optional<Instant> optionalInstant(String name) {
    return value(name, Timestamp.class).map(Timestamp::toInstant);
  }

  <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(row.column(name).get(type));
  }
}
