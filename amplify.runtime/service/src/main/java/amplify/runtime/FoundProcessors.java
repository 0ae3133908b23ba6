package amplify.runtime;

import amplify.api.About;
import amplify.api.ActionProcessor;
import amplify.api.BatchProcessor;
import amplify.api.Processor;
import amplify.plugins.LoadedPlugin;
import amplify.plugins.PluginFolder;
import amplify.plugins.Plugins;
import amplify.plugins.RefusedPlugin;
import amplify.runtime.settings.Setting;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processors of a service, found and not yet given their settings: its own on the module path,
 * and those of plugins.
 */
public final class FoundProcessors {

  private static final Logger LOG = LoggerFactory.getLogger(FoundProcessors.class);

  private final Optional<Processor> own;
  private final Plugins plugins;

  private FoundProcessors(Optional<Processor> own, Plugins plugins) {
    this.own = own;
    this.plugins = plugins;
  }

  /**
   * Finds the processor of this service on the module path.
   *
   * @param name which one, where several are found; empty for the only one
   * @throws SettingsException if there is none, several, or none of that name
   */
  public static FoundProcessors find(String name) {
    List<Processor> all = onModulePath();
    return new FoundProcessors(Optional.of(chosen(name, all)), Plugins.NONE);
  }

  /**
   * Finds the processor of this service on the module path, and plugins. A service without a
   * processor of its own lives by its plugins.
   *
   * @param name which one, where several are on the module path; empty for the only one, if any
   * @param plugins the folder of plugins
   * @throws SettingsException if there are several, or none of that name
   */
  public static FoundProcessors find(String name, Path plugins) {
    List<Processor> all = onModulePath();
    Optional<Processor> own =
        all.isEmpty() && name.isEmpty() ? Optional.empty() : Optional.of(chosen(name, all));
    return new FoundProcessors(own, new PluginFolder(plugins).load());
  }

  private static List<Processor> onModulePath() {
    try {
      var all = new ArrayList<Processor>();
      ServiceLoader.load(Processor.class).forEach(all::add);
      return all;
    } catch (ServiceConfigurationError | IllegalArgumentException e) {
      throw new SettingsException(List.of("A processor cannot be loaded: " + e.getMessage()));
    }
  }

  private static Processor chosen(String name, List<Processor> all) {
    List<Processor> fitting =
        all.stream()
            .filter(processor -> name.isEmpty() || processor.about().name().equals(name))
            .toList();
    if (fitting.size() != 1) {
      List<String> names = all.stream().map(processor -> processor.about().name()).toList();
      throw new SettingsException(
          List.of(
              "PROCESSOR is '%s'; expected the name of one of the processors found: %s"
                  .formatted(name, names.isEmpty() ? "there are none" : String.join(", ", names))));
    }
    return fitting.getFirst();
  }

  /** Whether any of them works through jobs, for which the service needs a database. */
  public boolean haveJobs() {
    return Stream.concat(
            own.stream(), plugins.loaded().stream().flatMap(plugin -> plugin.processors().stream()))
        .anyMatch(BatchProcessor.class::isInstance);
  }

  /** The service's own processor, if it has one. */
  public Optional<About> own() {
    return own.map(Processor::about);
  }

  /** The settings that they have of their own. */
  public List<Setting<?>> settings(SettingSources sources) {
    return Stream.concat(
            own.stream(), plugins.loaded().stream().flatMap(plugin -> plugin.processors().stream()))
        .<Setting<?>>flatMap(processor -> settings(processor, sources).stream())
        .toList();
  }

  private static List<Setting<?>> settings(Processor processor, SettingSources sources) {
    var settings = new ProcessorSettings(processor.about().name(), sources);
    if (processor instanceof ActionProcessor acting) {
      try {
        acting.actions(settings);
      } catch (RuntimeException | LinkageError e) {
        LOG.debug("Not all settings of {} are known", processor.about().name(), e);
      }
    }
    return settings.declared();
  }

  /** A sentence for each setting of the service's own processor that is wrong. */
  List<String> problems(SettingSources sources) {
    try {
      own.ifPresent(processor -> loaded(processor, sources));
      return List.of();
    } catch (SettingsException e) {
      return e.problems();
    }
  }

  /**
   * Makes them ready to serve. A plugin that cannot be served is told of and left out.
   *
   * @param sources all that is set, from which they read their own
   * @throws SettingsException if the service's own cannot be loaded, or one of its settings is
   *     wrong
   */
  ServedProcessors load(SettingSources sources) {
    Optional<LoadedProcessor> loaded = own.map(processor -> loaded(processor, sources));
    var all = new ArrayList<>(loaded.stream().toList());
    var refused = new ArrayList<>(plugins.refused());
    for (LoadedPlugin plugin : plugins.loaded()) {
      try {
        all.addAll(beside(all, plugin, sources));
      } catch (RuntimeException | LinkageError e) {
        // Whatever a plugin throws when it is asked what it does must not stop the service.
        refused.add(new RefusedPlugin(plugin.place(), String.valueOf(e.getMessage())));
      }
    }
    all.forEach(processor ->
        LOG.atInfo()
            .addKeyValue("processor", processor.about().name())
            .addKeyValue("version", processor.about().version())
            .addKeyValue("origin", processor.origin())
            .log("Processor found"));
    refused.forEach(plugin ->
        LOG.atError()
            .addKeyValue("plugin", plugin.place())
            .addKeyValue("reason", plugin.reason())
            .log("Plugin left out"));
    return new ServedProcessors(loaded, all, refused);
  }

  private static LoadedProcessor loaded(Processor processor, SettingSources sources) {
    try {
      return LoadedProcessor.of(processor, sources);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          List.of(
              "Processor '%s' cannot be loaded: %s"
                  .formatted(processor.about().name(), e.getMessage())));
    }
  }

  /** All processors of a plugin, or none: half a plugin would only puzzle. */
  private static List<LoadedProcessor> beside(
      List<LoadedProcessor> others, LoadedPlugin plugin, SettingSources sources) {
    var loaded = new ArrayList<LoadedProcessor>();
    for (Processor processor : plugin.processors()) {
      var one = LoadedProcessor.of(processor, sources);
      Stream.concat(others.stream(), loaded.stream()).forEach(one::checkBeside);
      loaded.add(one);
    }
    return loaded;
  }
}
