package amplify.plugins;

import amplify.api.Processor;
import java.nio.file.Path;
import java.util.List;

/**
 * A plugin that was loaded.
 *
 * @param place its jar or directory
 * @param processors what it provides, at least one
 */
public record LoadedPlugin(Path place, List<Processor> processors) {

  /** Keeps a copy of the list. */
  public LoadedPlugin {
    processors = List.copyOf(processors);
  }
}
