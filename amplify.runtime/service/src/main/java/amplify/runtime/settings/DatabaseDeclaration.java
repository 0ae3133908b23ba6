package amplify.runtime.settings;

import static amplify.runtime.settings.SettingGroup.NEEDED;

import amplify.jobs.DatabaseSettings;
import java.time.Duration;
import java.util.List;

/** Settings of the database. */
public final class DatabaseDeclaration {

  private static final String EXPECTATION = "an address like jdbc:postgresql://host:5432/database";

  /** The database's address. */
  public static final Setting<String> URL =
      Setting.of(
              "DATABASE_URL",
              new ValueType<>("", EXPECTATION, DatabaseDeclaration::jdbc),
              "PostgreSQL, `jdbc:postgresql://host:5432/database` or `postgresql://host/database`")
          .orNone("–")
          .in(NEEDED);

  static final Setting<String> USER =
      Setting.of("DATABASE_USER", ValueTypes.text("a user of the database"), "the database user")
          .or("amplify")
          .in(NEEDED);

  static final Setting<String> PASSWORD =
      Setting.of("DATABASE_PASSWORD", ValueTypes.text("the user's password"), "the user's password")
          .or(() -> "", "empty")
          .in(NEEDED)
          .hidden();

  static final Setting<Integer> POOL_SIZE =
      Setting.of("DATABASE_POOL_SIZE", ValueTypes.whole(2, 200), "most connections of one process")
          .or("10");

  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.of(
              "DATABASE_CONNECT_TIMEOUT_SECONDS",
              ValueTypes.seconds(1, 300),
              "longest wait for a connection")
          .or("5");

  static final Setting<Duration> QUERY_TIMEOUT =
      Setting.of(
              "DATABASE_QUERY_TIMEOUT_SECONDS",
              ValueTypes.seconds(1, 3_600),
              "longest silence of the server in a query")
          .or("30");

  static final List<Setting<?>> ALL =
      List.of(URL, USER, PASSWORD, POOL_SIZE, CONNECT_TIMEOUT, QUERY_TIMEOUT);

  private DatabaseDeclaration() {}

  private static String jdbc(String text) {
    String url =
        text.startsWith("postgres")
            ? "jdbc:" + text.replaceFirst("^postgres:", "postgresql:")
            : text;
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("expected " + EXPECTATION);
    }
    return url;
  }

  /** The settings of the database, once they are known to be right. */
  public static DatabaseSettings read(SettingReader reader) {
    return new DatabaseSettings(
        reader.get(URL),
        reader.get(USER),
        reader.get(PASSWORD),
        reader.get(POOL_SIZE),
        reader.get(CONNECT_TIMEOUT),
        reader.get(QUERY_TIMEOUT));
  }
}
