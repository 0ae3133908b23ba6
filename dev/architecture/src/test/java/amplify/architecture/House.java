package amplify.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The project's modules as they lie in folders, and the classes that they were compiled to. */
record House(Path folder, List<Path> modules, JavaClasses classes) {

  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path COMPILED = Path.of("target", "classes");

  /** Folders that hold no modules of the project, or copies of them. */
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", "src", "template");

  /** Reads the compiled classes of all modules of the project that this module belongs to. */
  static House read() {
    Path folder = Path.of("..", "..").toAbsolutePath().normalize();
    List<Path> modules = modules(folder);
    var compiled =
        modules.stream().map(module -> folder.resolve(module).resolve(COMPILED)).toList();
    return new House(folder, modules, new ClassFileImporter().importPaths(compiled));
  }

  /** The folders at the top that hold modules, such as {@code formats}. */
  Set<String> topFolders() {
    var names = new TreeSet<String>();
    modules.forEach(module -> names.add(module.getName(0).toString()));
    return names;
  }

  /** Classes of modules that lie in a folder, such as {@code formats} or {@code dev/embedded}. */
  DescribedPredicate<JavaClass> in(String place) {
    // As in file:/a/b/target/classes/X.class; classes of libraries and of the JDK are in jar: and
    // jrt:.
    String prefix = folder.resolve(place).toUri().toString().replaceFirst("^file:/+", "file:/");
    return DescribedPredicate.describe(
        "in " + place,
        type ->
            type.getSource()
                .map(source -> source.getUri().toString().replaceFirst("^file:/+", "file:/"))
                .filter(uri -> uri.startsWith(prefix))
                .isPresent());
  }

  private static List<Path> modules(Path folder) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(
                Path directory, BasicFileAttributes attributes) {
              if (LEFT_OUT.contains(directory.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              if (Files.isDirectory(directory.resolve(SOURCES))) {
                found.add(folder.relativize(directory));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }
}
