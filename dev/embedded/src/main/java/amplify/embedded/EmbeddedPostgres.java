package amplify.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server in a process of its own, with durable commits, listening on the loopback
 * address only. Its data survive it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  /** The database user of the embedded server; it needs no password from this machine. */
  public static final String USER = "postgres";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

  private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param folder its data and programs, made if missing and kept
   */
  public static EmbeddedPostgres start(Path folder) {
    return start(folder, 0);
  }

  /**
   * Starts a server on a certain port, so that it can be stopped and started anew under those who
   * are connected to it.
   *
   * @param folder its data and programs, made if missing and kept
   * @param port where to listen; 0 takes a free port
   */
  public static EmbeddedPostgres start(Path folder, int port) {
    try {
      Path data = folder.resolve("data").toAbsolutePath();
      Files.createDirectories(folder);
      Leftover.stop(data);
      return new EmbeddedPostgres(
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START_LIMIT)
              .setPort(port)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "200")
              .start());
    } catch (IOException e) {
      throw new EmbeddedException(
          "The embedded PostgreSQL cannot start in '%s': %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** The JDBC address of the database that is always there. */
  public String url() {
    return url("postgres");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /**
   * Makes an empty database.
   *
   * @param name lower-case letters, digits and underscores
   * @return its JDBC address
   */
  public String createDatabase(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new EmbeddedException(
          "Database name '%s' must be lower-case letters, digits and underscores".formatted(name));
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return url(name);
    } catch (SQLException e) {
      throw new EmbeddedException("Database '%s' cannot be made".formatted(name), e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new EmbeddedException("The embedded PostgreSQL cannot be stopped", e);
    }
  }
}
