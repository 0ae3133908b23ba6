package amplify.faults;

import amplify.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database itself says, past all services. */
final class Ledger {

  private static final int SECONDS = 5;

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  Ledger(String url) {
    source.setUrl(url);
    source.setUser(EmbeddedPostgres.USER);
    source.setConnectTimeout(SECONDS);
    source.setSocketTimeout(2 * SECONDS);
    source.setApplicationName("faults");
  }

  /**
   * A task in work.
   *
   * @param worker the name of the worker that holds it, which begins with its process number
   */
  record RunningTask(long taskId, int attempt, String worker) {

    boolean heldBy(long pid) {
      return worker.startsWith(pid + "-");
    }
  }

  /**
   * How a task stands.
   *
   * @param failures attempts that are noted as failed
   */
  record TaskState(
      long taskId, String kind, String binId, String status, int attempt, int failures) {}

  /** How a job stands. */
  record JobState(String status, String error, int bins, int done, int failed) {}

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(Reading<T> reading, String sql, Object... values) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      var answers = new ArrayList<T>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(reading.read(rows));
        }
      }
      return answers;
    }
  }

  /** The tasks of one kind, {@code bin} or {@code compose}, that are in work. */
  List<RunningTask> running(UUID job, String kind) throws SQLException {
    return query(
        row -> new RunningTask(row.getLong(1), row.getInt(2), row.getString(3)),
        """
        select task_id, attempt, worker from task
        where job_id = ? and kind = ? and status = 'running' order by task_id
        """,
        job,
        kind);
  }

  List<TaskState> tasks(UUID job) throws SQLException {
    return query(
        row ->
            new TaskState(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6)),
        """
        select task_id, kind, bin_id, status, attempt,
               (select count(*) from failed_attempt f where f.task_id = t.task_id)
        from task t where job_id = ? order by position
        """,
        job);
  }

  JobState job(UUID job) throws SQLException {
    return query(
            row ->
                new JobState(
                    row.getString(1),
                    String.valueOf(row.getString(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5)),
            "select status, error, bins_total, bins_done, bins_failed from job where job_id = ?",
            job)
        .getFirst();
  }

  /** Why attempts failed, and how often, the most frequent first. */
  List<String> failures(UUID job) throws SQLException {
    return query(
        row -> "%d × %s".formatted(row.getInt(1), row.getString(2)),
        """
        select count(*), f.error from failed_attempt f join task t on t.task_id = f.task_id
        where t.job_id = ? group by f.error order by 1 desc limit 5
        """,
        job);
  }

  /** Cuts the connections of all services, and gives how many there were. */
  int cutConnections() throws SQLException {
    return query(
            row -> row.getBoolean(1),
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name like 'amplify%'
            """)
        .size();
  }

  /** How many connections the services hold. */
  int connections() throws SQLException {
    return query(
            row -> row.getInt(1),
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name like 'amplify%'
            """)
        .getFirst();
  }

  /** The server processes of transactions that their clients have left open for a while. */
  List<Integer> openTransactions(int millis) throws SQLException {
    return query(
        row -> row.getInt(1),
        """
        select pid from pg_stat_activity
        where datname = current_database() and application_name like 'amplify%'
          and state like 'idle in transaction%'
          and state_change < clock_timestamp() - make_interval(secs => ?)
        """,
        millis / 1e3);
  }

  /** A lock on the row of a job, which whoever ends one of its bins must wait for. */
  record JobLock(Connection connection) implements AutoCloseable {

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** Locks the row of a job until the lock is closed. */
  JobLock lock(UUID job) throws SQLException {
    Connection connection = source.getConnection();
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from job where job_id = ? for update")) {
      connection.setAutoCommit(false);
      statement.setObject(1, job);
      statement.execute();
      return new JobLock(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** How many connections of the services wait for a lock. */
  int waiting() throws SQLException {
    return query(
            row -> row.getInt(1),
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name like 'amplify%'
              and wait_event_type = 'Lock'
            """)
        .getFirst();
  }

  /** The migrations that were run, as version and success. */
  List<String> migrations() throws SQLException {
    return query(
        row -> "V%s %s".formatted(row.getString(1), row.getBoolean(2) ? "done" : "failed"),
        "select version, success from flyway_schema_history order by installed_rank");
  }
}
