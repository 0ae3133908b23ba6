package amplify.jobs;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** What the SQLSTATE codes of PostgreSQL mean for trying again (PostgreSQL manual, appendix A). */
final class SqlStates {

  private SqlStates() {}

  /** Whether the error passes by itself: connection lost, resources short, server going down. */
  static boolean passing(SQLException e) {
    if (e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
      return true;
    }
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("08") // connection exception
            || state.startsWith("53") // insufficient resources
            || state.equals("25P03") // the transaction was idle for too long
            || state.startsWith("57P") // operator intervention: shutdown, restart
            || state.equals("40001") // serialization failure
            || state.equals("40P01")); // deadlock
  }
}
