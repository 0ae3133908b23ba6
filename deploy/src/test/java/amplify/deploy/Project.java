package amplify.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the project, seen from this module. */
final class Project {

  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`");

  private Project() {}

  static Path file(String path) {
    return Path.of("..").resolve(path);
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder and of what is in it that have the ending. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names and values of a file of settings. */
  static Map<String, String> settings(Path file) {
    var settings = new TreeMap<String, String>();
    for (String line : lines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        settings.put(parts[0], parts.length < 2 ? "" : parts[1]);
      }
    }
    return settings;
  }

  /** The settings that docs/settings.md lists. */
  static Set<String> documentedSettings() {
    return lines(file("docs/settings.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", 3)[1])
        .flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The metrics that docs/metrics.md lists. */
  static Set<String> documentedMetrics() {
    var names = new TreeSet<String>();
    for (String line : lines(file("docs/metrics.md"))) {
      Matcher name = Pattern.compile("\\| `(amplify_[a-z0-9_]+)`.*").matcher(line);
      if (name.matches()) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
