package amplify.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations, as they lie in this module. Flyway's own search finds them in jars and folders,
 * but not in linked images.
 */
final class MigrationFiles implements ResourceProvider {

  private static final String FOLDER = "META-INF/migrations/";

  private final List<MigrationFile> files;

  private MigrationFiles(List<MigrationFile> files) {
    this.files = files;
  }

  /**
   * Reads them all.
   *
   * @throws IllegalStateException if there are none
   */
  static MigrationFiles read() {
    Module module = MigrationFiles.class.getModule();
    ModuleReference reference =
        module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference();
    try (ModuleReader reader = reference.open();
        Stream<String> names = reader.list()) {
      List<MigrationFile> files =
          names
              .filter(name -> name.startsWith(FOLDER) && name.endsWith(".sql"))
              .sorted()
              .map(name -> file(module, name))
              .toList();
      if (files.isEmpty()) {
        throw new IllegalStateException("%s has no migrations in %s".formatted(module, FOLDER));
      }
      return new MigrationFiles(files);
    } catch (IOException e) {
      throw new UncheckedIOException("The migrations of the schema cannot be read", e);
    }
  }

  private static MigrationFile file(Module module, String path) {
    try (InputStream stream = module.getResourceAsStream(path)) {
      String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new MigrationFile(path.substring(FOLDER.length()), sql);
    } catch (IOException e) {
      throw new UncheckedIOException("The migration %s cannot be read".formatted(path), e);
    }
  }

  // Null for what is not there is what the interface asks for.
  @Override
  public LoadableResource getResource(String name) {
    Optional<MigrationFile> found =
        files.stream().filter(file -> file.getFilename().equals(name)).findFirst();
    return found.orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file -> file.getFilename().startsWith(prefix))
        .filter(file -> Stream.of(suffixes).anyMatch(file.getFilename()::endsWith))
        .map(LoadableResource.class::cast)
        .toList();
  }
}
