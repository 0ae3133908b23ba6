package amplify.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for names of files, which become parts of object keys and names of local files. */
final class FileNames {

  private static final int LONGEST = 255;

  private FileNames() {}

  /**
   * Checks all names of a request.
   *
   * @throws InvalidUploadException naming the first that breaks a rule
   */
  static void check(List<RequestedBin> bins) {
    for (int i = 0; i < bins.size(); i++) {
      List<RequestedFile> files = bins.get(i).files();
      Set<String> seen = new HashSet<>();
      for (int j = 0; j < files.size(); j++) {
        String name = files.get(j).filename();
        String field = "bins[%d].files[%d].filename".formatted(i, j);
        violation(name)
            .ifPresent(rule -> {
              throw new InvalidUploadException(field, rule);
            });
        if (!seen.add(name)) {
          throw new InvalidUploadException(
              field, "'%s' comes twice; each name once in a bin".formatted(name));
        }
      }
    }
  }

  private static Optional<String> violation(String name) {
    if (name.isEmpty()) {
      return Optional.of("is empty; expected a file name");
    }
    if (name.codePoints().anyMatch(FileNames::unprintable)) {
      return Optional.of("has a control character; expected a file name of printable characters");
    }
    if (name.contains("/") || name.contains("\\")) {
      return Optional.of(
          "is '%s'; expected a file name without path separators".formatted(shown(name)));
    }
    if (name.equals(".") || name.contains("..")) {
      return Optional.of("is '%s'; expected a file name without '..'".formatted(shown(name)));
    }
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    return length > LONGEST
        ? Optional.of("is %d bytes long in UTF-8; expected at most %d".formatted(length, LONGEST))
        : Optional.empty();
  }

  /** Control characters, and halves of surrogate pairs, which have no UTF-8. */
  private static boolean unprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String shown(String name) {
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
  }
}
