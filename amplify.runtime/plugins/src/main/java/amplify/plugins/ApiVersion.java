package amplify.plugins;

import amplify.api.Processor;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/**
 * The version of {@code amplify.api} that the service has, against those that plugins were built
 * for. javac writes the latter into a module; a jar without a module descriptor does not say.
 *
 * <p>What changes in 1.x is only added to, so that a plugin fits any later version with the same
 * first number. Before 1.0 the second number counts as the first one does later.
 *
 * @param running the service's; empty if it does not say
 */
record ApiVersion(Optional<Version> running) {

  private static final String API = Processor.class.getPackageName();

  /**
   * Checks a module of a plugin.
   *
   * @throws RefusedPluginException if it was built for a version that does not fit
   */
  void check(ModuleDescriptor module) {
    Optional<Version> built =
        module.requires().stream()
            .filter(required -> required.name().equals(API))
            .findFirst()
            .flatMap(ModuleDescriptor.Requires::compiledVersion);
    if (built.isPresent() && running.isPresent() && !fits(built.get(), running.get())) {
      throw new RefusedPluginException(
          "it was built for %s %s, and this service has %s; build it anew"
              .formatted(API, built.get(), running.get()));
    }
  }

  static boolean fits(Version built, Version running) {
    return generation(built).equals(generation(running)) && built.compareTo(running) <= 0;
  }

  private static String generation(Version version) {
    String[] numbers = version.toString().split("[.+-]", -1);
    return numbers[0].equals("0") && numbers.length > 1 ? "0." + numbers[1] : numbers[0];
  }
}
