package amplify.runtime;

import amplify.api.BatchProcessor;
import amplify.api.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processors of a service, found by ServiceLoader and not yet given their settings. */
public final class FoundProcessors {

  private static final Logger LOG = LoggerFactory.getLogger(FoundProcessors.class);

  private final List<Processor> processors;

  private FoundProcessors(List<Processor> processors) {
    this.processors = List.copyOf(processors);
  }

  /**
   * Finds the processor of this service on the module path.
   *
   * @param name which one, where several are found; empty for the only one
   * @throws SettingsException if there is none, several, or none of that name
   */
  public static FoundProcessors find(String name) {
    List<Processor> all = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try {
      for (Processor processor : ServiceLoader.load(Processor.class)) {
        all.add(processor);
        names.add(processor.about().name());
      }
    } catch (ServiceConfigurationError | IllegalArgumentException e) {
      throw new SettingsException(List.of("A processor cannot be loaded: " + e.getMessage()));
    }
    List<Processor> fitting =
        all.stream()
            .filter(processor -> name.isEmpty() || processor.about().name().equals(name))
            .toList();
    if (fitting.size() != 1) {
      throw new SettingsException(
          List.of(
              "PROCESSOR is '%s'; expected the name of one of the processors found: %s"
                  .formatted(name, names.isEmpty() ? "there are none" : String.join(", ", names))));
    }
    return new FoundProcessors(fitting);
  }

  /** Whether any of them works through jobs, for which the service needs a database. */
  public boolean haveJobs() {
    return processors.stream().anyMatch(BatchProcessor.class::isInstance);
  }

  /**
   * Makes them ready to serve.
   *
   * @param values all settings, from which they read their own
   * @throws SettingsException if one cannot be loaded, or one of its settings is wrong
   */
  ServedProcessors load(SettingValues values) {
    var loaded = new ArrayList<LoadedProcessor>();
    for (Processor processor : processors) {
      loaded.add(load(processor, values));
    }
    return new ServedProcessors(loaded);
  }

  private static LoadedProcessor load(Processor processor, SettingValues values) {
    try {
      var loaded = LoadedProcessor.of(processor, values);
      LOG.atInfo()
          .addKeyValue("processor", loaded.about().name())
          .addKeyValue("version", loaded.about().version())
          .addKeyValue("origin", loaded.origin())
          .log("Processor found");
      return loaded;
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              "Processor '%s' cannot be loaded: %s"
                  .formatted(processor.about().name(), e.getMessage())));
    }
  }
}
