package amplify.release;

import java.util.regex.Pattern;

/**
 * The version of a release, as Semantic Versioning defines it.
 *
 * @param text such as {@code 1.2.0} or {@code 1.2.0-rc.1}
 */
record Version(String text) {

  private static final String NUMBER = "(0|[1-9]\\d*)";
  private static final Pattern FORM =
      Pattern.compile(
          NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");

  Version {
    if (!FORM.matcher(text).matches() || text.endsWith("-SNAPSHOT")) {
      throw new ReleaseException(
          "'%s' is not the version of a release: write MAJOR.MINOR.PATCH, such as 0.2.0, or 0.2.0-rc.1 for a candidate"
              .formatted(text));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
