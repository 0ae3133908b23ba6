package amplify.recording;

import amplify.embedded.EmbeddedBackends;
import amplify.jlink.BackEnds;
import java.nio.file.Path;
import java.util.Map;

/** An embedded PostgreSQL and an embedded object store. */
record EmbeddedServers(EmbeddedBackends backends) implements BackEnds.Running {

  static EmbeddedServers start(Path folder) {
    return new EmbeddedServers(
        EmbeddedBackends.start(folder, /* withDatabase= */ true, /* withStore= */ true));
  }

  @Override
  public Map<String, String> settings() {
    return backends.settings();
  }

  @Override
  public void close() {
    backends.close();
  }
}
