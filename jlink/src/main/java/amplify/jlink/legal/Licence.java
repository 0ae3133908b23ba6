package amplify.jlink.legal;

import java.util.Locale;

/**
 * A licence that libraries of images may have.
 *
 * @param id its SPDX id
 * @param phrase words that every copy of its text contains
 * @param text its text, with {@code <copyright>} and {@code <holder>} where it names those
 */
record Licence(String id, String phrase, String text) {

  private static final String COPYRIGHT = "<copyright>";

  /** Whether a file holds its text, and not only a reference to it. */
  boolean isIn(String file) {
    return words(file).contains(words(phrase));
  }

  /** Whether its text is another for each library. */
  boolean namesCopyright() {
    return text.contains(COPYRIGHT);
  }

  /** Its text for a library. */
  String text(Note note) {
    return text.replace(COPYRIGHT, String.join("\n", note.copyright()))
        .replace("<holder>", note.holder());
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s*#>]+", " ");
  }
}
