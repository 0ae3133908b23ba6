package amplify.release;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** The sections of {@code CHANGELOG.md}, in the form of Keep a Changelog. */
record Changelog(List<String> lines) {

  /**
   * The day of a release.
   *
   * @throws ReleaseException if the release has no section, none with a date, or an empty one
   */
  LocalDate dateOf(Version version) {
    String heading = "## [%s]".formatted(version);
    for (int number = 0; number < lines.size(); number++) {
      String line = lines.get(number).strip();
      if (line.equals(heading) || line.startsWith(heading + " ")) {
        LocalDate date = date(version, line.substring(heading.length()).strip());
        if (isEmpty(number + 1)) {
          throw new ReleaseException(
              "The section of %s in CHANGELOG.md is empty: list what has changed for users"
                  .formatted(version));
        }
        return date;
      }
    }
    throw new ReleaseException(
        "CHANGELOG.md has no section '%s - YYYY-MM-DD': rename [Unreleased] and commit"
            .formatted(heading));
  }

  private static LocalDate date(Version version, String rest) {
    try {
      return LocalDate.parse(rest.replaceFirst("^- ", ""));
    } catch (DateTimeException e) {
      throw new ReleaseException(
          "The section of %s in CHANGELOG.md has no date: write '## [%s] - YYYY-MM-DD' instead of '%s'"
              .formatted(version, version, rest));
    }
  }

  private boolean isEmpty(int from) {
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith("## ")) {
        return true;
      }
      if (line.startsWith("- ")) {
        return false;
      }
    }
    return true;
  }
}
