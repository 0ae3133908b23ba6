package amplify.jlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which classes a service loads until it serves, as the virtual machine lists them: a class a line,
 * and lambda forms.
 *
 * @param lines in order
 */
record ClassList(SortedSet<String> lines) {

  /**
   * What is left to be loaded as usual: an archive would be a sixth larger with it, for a tenth of
   * a second at the start.
   */
  private static final Pattern NOT_WORTH_ITS_ROOM =
      Pattern.compile(
          "^(@lambda-proxy )?software/amazon/awssdk/(services|protocols|thirdparty)/.*");

  static ClassList read(Path file) {
    try {
      return new ClassList(new TreeSet<>(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("The list of classes '%s' cannot be read".formatted(file), e);
    }
  }

  /** What a virtual machine wrote (-XX:DumpLoadedClassList), without what differs by the run. */
  static ClassList recorded(Path file) {
    var lines = new TreeSet<String>();
    for (String line : read(file).lines()) {
      // Numbers, resolved constants and comments are of one run.
      if (!line.startsWith("#")
          && !line.startsWith("@cp ")
          && !NOT_WORTH_ITS_ROOM.matcher(line).matches()) {
        lines.add(line.replaceFirst(" id: \\d+.*", ""));
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
