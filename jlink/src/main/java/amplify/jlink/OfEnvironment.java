package amplify.jlink;

import java.util.Map;

/** Back ends that run anyway; services inherit the settings that name them. */
record OfEnvironment() implements BackEnds.Running {

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public void close() {
    // They run on.
  }
}
