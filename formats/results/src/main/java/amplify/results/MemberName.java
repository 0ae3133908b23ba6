package amplify.results;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the tar members of a bin's artifacts: {@code <bin id>_<row number>.<artifact name>}.
 *
 * @param binId the bin's id
 */
record MemberName(String binId) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{5,18}");

  /** Refuses ids that would make a member land elsewhere when the archive is unpacked. */
  MemberName {
    boolean safe =
        !binId.isBlank()
            && !binId.startsWith(".")
            && binId.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (!safe) {
      throw new IllegalArgumentException(
          "Bin id '%s' must not be blank, start with a dot or hold slashes or control characters"
              .formatted(binId));
    }
  }

  /** The row's part of the name, and the id of its mask. */
  String row(long number) {
    return binId + "_" + RowNumber.text(number);
  }

  String of(long number, String artifact) {
    return row(number) + "." + artifact;
  }

  /** Reads a name back; empty if it is not one of this bin's. */
  Optional<Parsed> parse(String member) {
    int start = binId.length() + 1;
    int dot = member.indexOf('.', start);
    if (!member.startsWith(binId + "_") || dot < 0) {
      return Optional.empty();
    }
    String digits = member.substring(start, dot);
    if (!NUMBER.matcher(digits).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Parsed(Long.parseLong(digits), member.substring(dot + 1)));
  }

  /** What a member's name says. */
  record Parsed(long row, String artifact) {}
}
