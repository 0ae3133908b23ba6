package amplify.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs statements and transactions, and tells a database that is away from one that says no. */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /**
   * Every statement here has an index to walk, but a queue fills and empties faster than its
   * statistics are gathered: while they still tell of an empty table, PostgreSQL would rather read
   * all of it, once for each row it looks for.
   */
  private static final String PLANS = "set enable_seqscan = off; set jit = off";

  /**
   * A process that is frozen in the middle of a transaction keeps its locks, and its connection
   * lives: the server must be the one to end it, or all others wait for as long as it is frozen.
   */
  private static final String LOCKS = "; set idle_in_transaction_session_timeout = '15s'";

  private final HikariDataSource pool;
  private final DbClient client;
  private final DatabaseObserver observer;

  Database(DatabaseSettings settings, DatabaseObserver observer) {
    this.observer = observer;
    pool = new HikariDataSource(poolConfig(settings));
    client = JdbcClientBuilder.create().connectionPool(this::connection).build();
  }

  private static HikariConfig poolConfig(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("amplify");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.connectTimeout().toMillis());
    config.setInitializationFailTimeout(settings.connectTimeout().toMillis());
    config.setConnectionInitSql(PLANS + LOCKS);
    config.addDataSourceProperty("socketTimeout", settings.queryTimeout().toSeconds());
    config.addDataSourceProperty("connectTimeout", settings.connectTimeout().toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    // DbClient sends ids as text: this lets the server take them for what the column is.
    config.addDataSourceProperty("stringtype", "unspecified");
    config.addDataSourceProperty("ApplicationName", "amplify");
    return config;
  }

  DataSource dataSource() {
    return pool;
  }

  PoolUse poolUse() {
    HikariPoolMXBean use = pool.getHikariPoolMXBean();
    return new PoolUse(
        use.getActiveConnections(),
        use.getIdleConnections(),
        use.getThreadsAwaitingConnection(),
        pool.getMaximumPoolSize());
  }

  /** One statement in a transaction of its own. */
  <T> T call(Function<DbExecute, T> statement) {
    return observed(DatabaseObserver.Operation.STATEMENT, () -> calling(statement));
  }

  private <T> T calling(Function<DbExecute, T> statement) {
    try {
      return statement.apply(client.execute());
    } catch (DbClientException e) {
      throw translated(e);
    }
  }

  /** Statements that all happen or none. */
  <T> T transaction(Function<DbTransaction, T> statements) {
    return observed(DatabaseObserver.Operation.TRANSACTION, () -> transacting(statements));
  }

  private <T> T transacting(Function<DbTransaction, T> statements) {
    DbTransaction transaction;
    try {
      transaction = client.transaction();
    } catch (DbClientException e) {
      throw translated(e);
    }
    boolean open = true;
    try {
      T answer = statements.apply(transaction);
      // A commit ends it, also one that fails: there is nothing to roll back then.
      open = false;
      transaction.commit();
      return answer;
    } catch (DbClientException e) {
      throw translated(e);
    } finally {
      if (open) {
        rollback(transaction);
      }
    }
  }

  /** Statements that all happen or none, without an answer. */
  void run(Consumer<DbTransaction> statements) {
    transaction(tx -> {
      statements.accept(tx);
      return true;
    });
  }

  private static void rollback(DbTransaction transaction) {
    try {
      transaction.rollback();
    } catch (DbClientException e) {
      // The error that led here is on its way up; a lost connection rolls back by itself.
      LOG.debug("Rollback failed", e);
    }
  }

  private <T> T observed(DatabaseObserver.Operation operation, Supplier<T> use) {
    long start = System.nanoTime();
    var outcome = DatabaseObserver.Outcome.FAILED;
    try {
      T answer = use.get();
      outcome = DatabaseObserver.Outcome.OK;
      return answer;
    } catch (DatabaseUnavailableException e) {
      outcome = DatabaseObserver.Outcome.UNAVAILABLE;
      throw e;
    } finally {
      observer.used(operation, outcome, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Connection connection() {
    return observed(DatabaseObserver.Operation.CONNECT, this::connecting);
  }

  private Connection connecting() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new DbClientException("No connection to the database", e);
    }
  }

  private static RuntimeException translated(DbClientException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && SqlStates.passing(sql)) {
        return new DatabaseUnavailableException(
            "The database is out of reach or gave up: " + sql.getMessage(), e);
      }
    }
    return e;
  }

  @Override
  public void close() {
    pool.close();
  }
}
