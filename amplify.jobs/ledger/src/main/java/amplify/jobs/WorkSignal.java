package amplify.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for new work on a connection of its own (LISTEN/NOTIFY), reconnecting for as long as it
 * is open. Notifications can be lost with a connection, so each new one begins with a call.
 */
public final class WorkSignal implements AutoCloseable {

  /** The channel on which tasks that can be claimed are notified. */
  static final String CHANNEL = "amplify_work";

  private static final Logger LOG = LoggerFactory.getLogger(WorkSignal.class);
  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(1);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

  private final PGSimpleDataSource source = new PGSimpleDataSource();
  private final String channel;
  private final Runnable callback;
  private final Thread thread;
  private volatile boolean closed;

  WorkSignal(DatabaseSettings settings, String channel, Runnable callback) {
    this.channel = channel;
    this.callback = callback;
    source.setUrl(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setConnectTimeout((int) settings.connectTimeout().toSeconds());
    source.setSocketTimeout((int) CHECK_EVERY.multipliedBy(3).toSeconds());
    source.setTcpKeepAlive(true);
    source.setApplicationName("amplify-listen");
    thread = Thread.ofVirtual().name("amplify-listen-" + channel).start(this::run);
  }

  private void run() {
    while (!closed) {
      try (Connection connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException e) {
        if (!closed) {
          LOG.atWarn()
              .addKeyValue("channel", channel)
              .addKeyValue("error", e.getMessage())
              .log("Not listening for work; reconnecting");
          pause();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + channel);
      var notifications = connection.unwrap(PGConnection.class);
      callback.run();
      while (!closed) {
        if (notifications.getNotifications((int) CHECK_EVERY.toMillis()).length > 0) {
          callback.run();
        } else {
          // A connection that died without a word shows here, and not never.
          statement.execute("select 1");
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RECONNECT_AFTER);
    } catch (InterruptedException e) {
      // Only close() interrupts; the loop sees that it is closed.
      Thread.currentThread().interrupt();
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
