package amplify.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A part of a YAML file, asked for by the names that lead to it. What is not there is empty.
 *
 * @param file the file it is from
 * @param content its members by name
 */
record Manifest(Path file, Map<String, Object> content) {

  /** The documents of a file. */
  static List<Manifest> read(Path file) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader reader = Files.newBufferedReader(file)) {
      var documents = new ArrayList<Manifest>();
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(reader)) {
        documents.add(new Manifest(file, map(document)));
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> map(Object value) {
    var members = new TreeMap<String, Object>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((name, member) -> members.put(String.valueOf(name), member));
    }
    return members;
  }

  private Object value(String... names) {
    Object found = content;
    for (String name : names) {
      found = map(found).get(name);
    }
    return found;
  }

  /** The text or number there; empty if there is none. */
  String text(String... names) {
    Object found = value(names);
    return found == null ? "" : String.valueOf(found);
  }

  Manifest at(String... names) {
    return new Manifest(file, map(value(names)));
  }

  List<Manifest> list(String... names) {
    return value(names) instanceof List<?> items
        ? items.stream().map(item -> new Manifest(file, map(item))).toList()
        : List.of();
  }

  List<String> texts(String... names) {
    return value(names) instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  Map<String, String> labels(String... names) {
    var labels = new TreeMap<String, String>();
    map(value(names)).forEach((name, label) -> labels.put(name, String.valueOf(label)));
    return labels;
  }

  String kind() {
    return text("kind");
  }

  String name() {
    return text("metadata", "name");
  }

  @Override
  public String toString() {
    return "%s %s in %s".formatted(kind(), name(), file.getFileName());
  }
}
