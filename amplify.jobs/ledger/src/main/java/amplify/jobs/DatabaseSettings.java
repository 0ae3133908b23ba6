package amplify.jobs;

import java.time.Duration;

/**
 * Where the database is and how to use it.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/database} (DATABASE_URL)
 * @param user the database user (DATABASE_USER)
 * @param password the user's password (DATABASE_PASSWORD)
 * @param poolSize connections held at most, 2 to 200 (DATABASE_POOL_SIZE)
 * @param connectTimeout how long to wait for a connection before the database counts as out of
 *     reach (DATABASE_CONNECT_TIMEOUT_SECONDS)
 * @param queryTimeout how long the server may be silent in a query before the connection is given
 *     up (DATABASE_QUERY_TIMEOUT_SECONDS)
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectTimeout,
    Duration queryTimeout) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the setting, the value and the rule
   */
  public DatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "DATABASE_URL '%s' must be like jdbc:postgresql://host:5432/database".formatted(url));
    }
    if (poolSize < 2 || poolSize > 200) {
      throw new IllegalArgumentException(
          "DATABASE_POOL_SIZE %d must be from 2 to 200 connections".formatted(poolSize));
    }
  }

  /** With the default pool of 10 connections and limits of 5 and 30 seconds. */
  public static DatabaseSettings of(String url, String user, String password) {
    return new DatabaseSettings(
        url, user, password, 10, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "%s as %s".formatted(url, user);
  }
}
