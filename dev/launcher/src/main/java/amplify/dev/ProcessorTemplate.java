package amplify.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project that new processors begin with.
 *
 * @param folder where it lies
 * @param version the version of Amplify that its copies build with
 */
record ProcessorTemplate(Path folder, String version) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

  /** What the template's own build leaves behind. */
  private static final String BUILT = "target";

  /**
   * Copies it under another name.
   *
   * @param name the processor's name
   * @param group what package and module begin with
   * @param target where to put it
   * @throws IllegalArgumentException if a name breaks its rule, or something is there already
   */
  void copy(String name, String group, Path target) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a processor's name; expected lower-case letters, digits and dashes, such as cell-counts"
              .formatted(name));
    }
    if (!GROUP.matcher(group).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a package; expected one like org.example".formatted(group));
    }
    if (Files.exists(target) && !isEmpty(target)) {
      throw new IllegalArgumentException(
          "'%s' is there already; expected a folder that is not, or an empty one"
              .formatted(target));
    }
    var names = new Names(name, group, version);
    for (Path file : files()) {
      Path to = target.resolve(names.in(folder.relativize(file).toString()));
      Files.createDirectories(to.getParent());
      Files.writeString(to, names.in(Files.readString(file)));
    }
  }

  private static boolean isEmpty(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.findAny().isEmpty();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !folder.relativize(file).startsWith(BUILT))
          .sorted()
          .toList();
    }
  }

  /** The names of the copy, in place of those of the template. */
  private record Names(String name, String group, String version) {

    String in(String text) {
      String word = name.replace("-", "");
      String type =
          Arrays.stream(name.split("-"))
              .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
              .collect(Collectors.joining());
      return text.replace("lab/sample", group.replace('.', '/') + "/" + word)
          .replace("lab.sample", group + "." + word)
          .replace("<groupId>lab<", "<groupId>" + group + "<")
          .replace("AMPLIFY_VERSION", version)
          .replace("Sample", type)
          .replace("sample", name);
    }
  }
}
