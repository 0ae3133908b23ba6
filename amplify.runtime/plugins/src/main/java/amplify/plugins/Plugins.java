package amplify.plugins;

import java.util.List;

/**
 * What was in a folder of plugins.
 *
 * @param loaded those that could be loaded
 * @param refused those that could not
 */
public record Plugins(List<LoadedPlugin> loaded, List<RefusedPlugin> refused) {

  /** There is no plugin. */
  public static final Plugins NONE = new Plugins(List.of(), List.of());

  /** Keeps copies of the lists. */
  public Plugins {
    loaded = List.copyOf(loaded);
    refused = List.copyOf(refused);
  }
}
