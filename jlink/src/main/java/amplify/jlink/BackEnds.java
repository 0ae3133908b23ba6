package amplify.jlink;

import java.nio.file.Path;
import java.util.Map;

/** The database and the object store that services need while they are recorded. */
@FunctionalInterface
public interface BackEnds {

  /**
   * Starts them.
   *
   * @param folder an empty folder for their data, deleted after they were closed
   */
  Running start(Path folder);

  /** Those that the settings in the environment name, such as {@code DATABASE_URL}. */
  static BackEnds ofEnvironment() {
    return folder -> new OfEnvironment();
  }

  /** Back ends that services can connect to until they are closed. */
  interface Running extends AutoCloseable {

    /** The settings with which a service finds them, by name. */
    Map<String, String> settings();

    @Override
    void close();
  }
}
