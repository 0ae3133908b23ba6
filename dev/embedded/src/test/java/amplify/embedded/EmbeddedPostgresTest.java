package amplify.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  @TempDir Path folder;

  private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static void tell(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgres.USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void commitsAreDurableAndDataOutliveTheServer() throws Exception {
    try (var server = EmbeddedPostgres.start(folder)) {
      assertEquals("on", ask(server.url(), "show fsync"));
      assertEquals("on", ask(server.url(), "show synchronous_commit"));
      assertEquals("127.0.0.1", ask(server.url(), "show listen_addresses"));
      tell(server.url(), "create table kept as select 'plankton' as word");
    }
    try (var server = EmbeddedPostgres.start(folder)) {
      assertEquals("plankton", ask(server.url(), "select word from kept"));
    }
  }

  @Test
  void databasesAreMadeEmptyAndApart() throws Exception {
    try (var server = EmbeddedPostgres.start(folder)) {
      String first = server.createDatabase("first");
      String second = server.createDatabase("second");
      tell(first, "create table a as select 1 as one");

      assertThrows(SQLException.class, () -> ask(second, "select one from a"));
      var e = assertThrows(EmbeddedException.class, () -> server.createDatabase("x; drop"));
      assertTrue(e.getMessage().contains("'x; drop'"), e.getMessage());
    }
  }

  @Test
  void aServerComesBackOnItsPortWithItsData() throws Exception {
    int port;
    String url;
    try (var server = EmbeddedPostgres.start(folder)) {
      port = server.port();
      url = server.url();
      tell(url, "create table kept as select 'diatom' as word");
    }
    assertThrows(SQLException.class, () -> ask(url, "select 1"));
    try (var _ = EmbeddedPostgres.start(folder, port)) {
      assertEquals("diatom", ask(url, "select word from kept"));
    }
  }

  @Test
  void aFolderIsForOneProcessAtATime() {
    try (var _ = EmbeddedBackends.start(folder, false, true)) {
      var e =
          assertThrows(EmbeddedException.class, () -> EmbeddedBackends.start(folder, false, true));

      assertTrue(e.getMessage().contains("in use by another process"), e.getMessage());
    }
    EmbeddedBackends.start(folder, false, true).close();
  }

  @Test
  void aFolderWithoutServersIsForAsManyProcessesAsWant() {
    try (var _ = EmbeddedBackends.start(folder, false, false);
        var second = EmbeddedBackends.start(folder, false, false)) {
      assertEquals(0, second.settings().size());
    }
  }
}
