package amplify.api;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rule that the files of a unit must obey; a job with a unit that breaks it is refused when it
 * is posted.
 *
 * @param extensions the file name extensions, lower case without dot, of which a unit must have
 *     exactly one each and nothing else; empty for one file or more of any kind
 */
public record InputRule(Set<String> extensions) {

  /** Keeps the extensions in lower case. */
  public InputRule {
    var lower = new TreeSet<String>();
    extensions.forEach(extension -> lower.add(extension.toLowerCase(Locale.ROOT)));
    extensions = Collections.unmodifiableSortedSet(lower);
  }

  /** One file or more, of any kind. */
  public static InputRule anyFiles() {
    return new InputRule(Set.of());
  }

  /** Exactly one file of each extension, and no other. */
  public static InputRule oneOfEach(String... extensions) {
    return new InputRule(Set.of(extensions));
  }

  /**
   * Checks the names of a unit's files.
   *
   * @return what is wrong, in one sentence without a full stop; empty if nothing is
   */
  public Optional<String> violation(List<String> names) {
    if (extensions.isEmpty()) {
      return names.isEmpty()
          ? Optional.of("has no files; at least one is needed")
          : Optional.empty();
    }
    var missing = new TreeSet<>(extensions);
    for (String name : names) {
      String extension = InputFile.extensionOf(name);
      if (!extensions.contains(extension)) {
        return Optional.of(
            "has the file '%s'; expected exactly one file each of %s".formatted(name, list()));
      }
      if (!missing.remove(extension)) {
        return Optional.of(
            "has more than one .%s file; expected exactly one file each of %s"
                .formatted(extension, list()));
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "has no .%s file; expected exactly one file each of %s"
                .formatted(missing.first(), list()));
  }

  private String list() {
    return "." + String.join(", .", extensions);
  }
}
