package amplify.jobs;

import java.io.Reader;
import java.io.StringReader;
import org.flywaydb.core.api.resource.LoadableResource;

/** A file of SQL that brings the schema from one version to the next. */
final class MigrationFile extends LoadableResource {

  private final String name;
  private final String sql;

  MigrationFile(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  @Override
  public Reader read() {
    return new StringReader(sql);
  }

  @Override
  public String getAbsolutePath() {
    return name;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return name;
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public String getRelativePath() {
    return name;
  }
}
