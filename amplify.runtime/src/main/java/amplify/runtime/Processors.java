package amplify.runtime;

import amplify.api.BatchProcessor;
import amplify.api.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the processors on the module path. */
final class Processors {

  private static final Logger LOG = LoggerFactory.getLogger(Processors.class);

  private Processors() {}

  /**
   * The batch processor of this service.
   *
   * @param name which one, where several are found; empty for the only one
   * @throws SettingsException if there is none, several, or none of that name
   */
  static LoadedProcessor<?> load(String name) {
    List<LoadedProcessor<?>> found = new ArrayList<>();
    try {
      for (Processor processor : ServiceLoader.load(Processor.class)) {
        if (processor instanceof BatchProcessor<?> batch) {
          found.add(loaded(batch));
        }
      }
    } catch (ServiceConfigurationError | IllegalArgumentException e) {
      throw new SettingsException(List.of("A processor cannot be loaded: " + e.getMessage()));
    }
    List<String> names = found.stream().map(processor -> processor.about().name()).toList();
    List<LoadedProcessor<?>> fitting =
        found.stream()
            .filter(processor -> name.isEmpty() || processor.about().name().equals(name))
            .toList();
    if (fitting.size() != 1) {
      throw new SettingsException(
          List.of(
              "PROCESSOR is '%s'; expected the name of one of the processors found: %s"
                  .formatted(name, names.isEmpty() ? "there are none" : String.join(", ", names))));
    }
    return fitting.getFirst();
  }

  private static <P extends Record> LoadedProcessor<P> loaded(BatchProcessor<P> batch) {
    var processor = new LoadedProcessor<>(batch);
    LOG.atInfo()
        .addKeyValue("processor", processor.about().name())
        .addKeyValue("version", processor.about().version())
        .addKeyValue("origin", processor.origin())
        .log("Processor found");
    return processor;
  }
}
