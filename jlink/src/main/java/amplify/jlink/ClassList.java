package amplify.jlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which classes services load while they start and work, as the virtual machine lists them: a class
 * a line, and lambda forms. One list is for all services; an archive holds those of them that its
 * service has.
 *
 * @param lines in order
 */
record ClassList(SortedSet<String> lines) {

  /** The list that is kept with the project. */
  static Path kept(Path project) {
    return project.resolve("jlink/services/classes");
  }

  static ClassList read(Path file) {
    try {
      return new ClassList(new TreeSet<>(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The list of classes '%s' cannot be read".formatted(file), e);
    }
  }

  /**
   * What virtual machines wrote (-XX:DumpLoadedClassList), without what differs from run to run.
   */
  static ClassList recorded(Collection<Path> files) {
    var lines = new TreeSet<String>();
    for (Path file : files) {
      for (String line : read(file).lines()) {
        // Numbers, resolved constants and comments are of one run.
        if (!line.startsWith("#") && !line.startsWith("@cp ")) {
          lines.add(line.replaceFirst(" id: \\d+.*", ""));
        }
      }
    }
    return new ClassList(lines);
  }

  void write(Path file) {
    // Classes go before what is made of them.
    List<String> ordered = new ArrayList<>(lines.tailSet("A"));
    ordered.addAll(lines.headSet("A"));
    try {
      Files.write(file, ordered);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The list of classes '%s' cannot be written".formatted(file), e);
    }
  }
}
