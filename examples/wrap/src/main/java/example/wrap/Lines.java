package example.wrap;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text broken into lines. */
final class Lines {

  private Lines() {}

  /** Each paragraph in lines of at most so many characters, where its words allow that. */
  static String wrapped(String text, int width) {
    return Arrays.stream(text.strip().split("\\R\\s*\\R"))
        .map(paragraph -> paragraph(paragraph, width))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String paragraph(String text, int width) {
    var lines = new StringBuilder();
    int column = 0;
    for (String word : text.strip().split("\\s+", -1)) {
      int length = word.codePointCount(0, word.length());
      if (column > 0 && column + 1 + length > width) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += length;
    }
    return lines.toString();
  }
}
