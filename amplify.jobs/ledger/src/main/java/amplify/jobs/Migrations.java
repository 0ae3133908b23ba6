package amplify.jobs;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. Safe to run from several processes at once: Flyway locks. */
final class Migrations {

  private Migrations() {}

  static void run(DataSource dataSource) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .resourceProvider(MigrationFiles.read())
        .javaMigrationClassProvider(List::of)
        .connectRetries(3)
        .load()
        .migrate();
  }
}
