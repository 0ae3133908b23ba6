package amplify.bench;

import amplify.jobs.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database itself tells of the queue. */
final class QueueFigures implements AutoCloseable {

  private static final long GLANCE_MILLIS = 20;

  private final Connection connection;

  private QueueFigures(Connection connection) {
    this.connection = connection;
  }

  static QueueFigures connect(DatabaseSettings where) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(where.url());
    source.setUser(where.user());
    return new QueueFigures(source.getConnection());
  }

  /**
   * What came of one round.
   *
   * @param seconds from the first claim to the end of the last bin
   * @param done bins done
   * @param again bins that took more than one attempt
   */
  record Round(double seconds, long done, long again) {}

  Round round() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select extract(epoch from max(ended_at) - min(started_at)) as seconds,
                       count(*) filter (where status = 'done') as done,
                       count(*) filter (where attempt <> 1) as again
                from task where kind = 'bin'
                """)) {
      row.next();
      return new Round(row.getDouble("seconds"), row.getLong("done"), row.getLong("again"));
    }
  }

  /** Waits until so many worker processes listen for work. */
  void awaitListeners(int count, Duration limit) throws SQLException, InterruptedException {
    await(
        "select count(*) from pg_stat_activity where application_name = 'amplify-listen'",
        count,
        limit);
  }

  /** Waits until so many jobs have completed. */
  void awaitJobs(int count, Duration limit) throws SQLException, InterruptedException {
    await("select count(*) from job where status = 'completed'", count, limit);
  }

  private void await(String sql, int count, Duration limit)
      throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (number(sql) < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "After %d s this is still below %d: %s".formatted(limit.toSeconds(), count, sql));
      }
      Thread.sleep(GLANCE_MILLIS);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Empties the queue, so that each figure begins alike. */
  void forgetAll() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate job cascade");
      statement.execute("vacuum analyze");
    }
  }

  /** How the database finds the next bins: the inner part of a claim. */
  String claimPlan(String processor) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            explain (analyze, costs off, timing off, summary off)
            select task_id from task
            where processor = ? and status = 'queued' and run_after <= now()
            order by priority desc, turn, task_id
            limit 20 for update skip locked
            """)) {
      statement.setString(1, processor);
      var plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
