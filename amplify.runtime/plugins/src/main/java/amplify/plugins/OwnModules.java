package amplify.plugins;

import amplify.api.Processor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The modules of a plugin without {@code amplify.api}, which many builds copy beside the jars they
 * make: a second one would be another interface, that the service does not know.
 */
record OwnModules(ModuleFinder all) implements ModuleFinder {

  private static final String API = Processor.class.getPackageName();

  @Override
  public Optional<ModuleReference> find(String name) {
    return name.equals(API) ? Optional.empty() : all.find(name);
  }

  @Override
  public Set<ModuleReference> findAll() {
    return all.findAll().stream()
        .filter(module -> !module.descriptor().name().equals(API))
        .collect(Collectors.toUnmodifiableSet());
  }
}
