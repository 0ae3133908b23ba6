package amplify.jlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * A jar of a service's module path.
 *
 * @param file where it lies
 * @param descriptor what the module system makes of it
 */
record ModuleJar(Path file, ModuleDescriptor descriptor) {

  /** All jars of a folder, by the names of their modules. */
  static List<ModuleJar> in(Path folder) {
    return ModuleFinder.of(folder).findAll().stream()
        .map(ModuleJar::of)
        .sorted(Comparator.comparing(ModuleJar::name))
        .toList();
  }

  private static ModuleJar of(ModuleReference reference) {
    return new ModuleJar(Path.of(reference.location().orElseThrow()), reference.descriptor());
  }

  String name() {
    return descriptor.name();
  }

  /**
   * Everything in it, by name.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  List<Content> contents() {
    var contents = new ArrayList<Content>();
    try (var jar = new JarFile(file.toFile(), false, ZipFile.OPEN_READ)) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory()) {
          try (var stream = jar.getInputStream(entry)) {
            contents.add(new Content(entry.getName(), stream.readAllBytes()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The library %s cannot be read".formatted(file), e);
    }
    contents.sort(Comparator.comparing(Content::name));
    return List.copyOf(contents);
  }

  /** A file of a jar. */
  static final class Content {

    private final String name;
    private final byte[] bytes;

    Content(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    /** Its path in the jar. */
    String name() {
      return name;
    }

    /** What it holds. */
    byte[] bytes() {
      return bytes;
    }

    boolean isClass() {
      return name.endsWith(".class") && !name.endsWith("module-info.class");
    }
  }
}
