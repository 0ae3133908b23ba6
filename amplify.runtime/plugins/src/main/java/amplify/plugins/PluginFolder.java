package amplify.plugins;

import amplify.api.Processor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A folder of plugins: each a jar, or a directory of jars. A plugin is loaded into a module layer
 * of its own, where its own libraries go before those of the service, so that two plugins can use
 * different versions of one. Only {@code amplify.api} is always the service's.
 *
 * <p>A plugin that cannot be loaded is told of and left out; it stops neither the others nor the
 * service.
 */
public final class PluginFolder {

  private final Path folder;
  private final ModuleLayer service;
  private final ApiVersion api;

  /**
   * A folder.
   *
   * @param folder where plugins are; there may be none
   */
  public PluginFolder(Path folder) {
    this.folder = folder;
    Module runtime = Processor.class.getModule();
    // Run from the class path, as some tests are, there is no layer but the JDK's own.
    this.service = runtime.isNamed() ? runtime.getLayer() : ModuleLayer.boot();
    this.api =
        new ApiVersion(runtime.isNamed() ? runtime.getDescriptor().version() : Optional.empty());
  }

  /**
   * Loads all plugins, in the order of their names.
   *
   * @throws UncheckedIOException if the folder is there and cannot be read
   */
  public Plugins load() {
    var loaded = new ArrayList<LoadedPlugin>();
    var refused = new ArrayList<RefusedPlugin>();
    for (Path place : places()) {
      try {
        loaded.add(plugin(place));
      } catch (RefusedPluginException e) {
        refused.add(new RefusedPlugin(place, e.getMessage()));
      }
    }
    return new Plugins(loaded, refused);
  }

  private List<Path> places() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> Files.isDirectory(file) || isJar(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The plugins in '%s' cannot be listed".formatted(folder), e);
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().endsWith(".jar");
  }

  private LoadedPlugin plugin(Path place) {
    try {
      ModuleFinder modules = new OwnModules(ModuleFinder.of(place));
      List<ModuleDescriptor> providing =
          modules.findAll().stream()
              .map(ModuleReference::descriptor)
              .filter(PluginFolder::provides)
              .toList();
      if (providing.isEmpty()) {
        throw new RefusedPluginException(
            "it has no processor; name the class in its module-info.java (provides %1$s with …) or, without one, in META-INF/services/%1$s"
                .formatted(Processor.class.getName()));
      }
      providing.forEach(api::check);
      return new LoadedPlugin(place, processors(layer(modules, providing)));
    } catch (FindException | ResolutionException | LayerInstantiationException e) {
      String cause = e.getCause() == null ? "" : " (%s)".formatted(e.getCause().getMessage());
      throw new RefusedPluginException(e.getMessage() + cause);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new RefusedPluginException(reason(e));
    }
  }

  private static boolean provides(ModuleDescriptor module) {
    return module.provides().stream()
        .anyMatch(provided -> provided.service().equals(Processor.class.getName()));
  }

  private ModuleLayer layer(ModuleFinder modules, List<ModuleDescriptor> roots) {
    Configuration configuration =
        service
            .configuration()
            .resolveAndBind(
                modules, ModuleFinder.of(), roots.stream().map(ModuleDescriptor::name).toList());
    return ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(service), Processor.class.getClassLoader())
        .layer();
  }

  private static List<Processor> processors(ModuleLayer layer) {
    return ServiceLoader.load(layer, Processor.class).stream()
        .filter(provider -> provider.type().getModule().getLayer() == layer)
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private static String reason(Throwable error) {
    Throwable cause = error.getCause() == null ? error : error.getCause();
    return "%s: %s".formatted(cause.getClass().getName(), cause.getMessage());
  }
}
