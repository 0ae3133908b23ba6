package amplify.runtime;

/** Makes text from outside fit to be shown in a message. */
final class Printable {

  private static final int LONGEST = 200;

  private Printable() {}

  /** The text, shortened, with control characters replaced. */
  static String text(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
