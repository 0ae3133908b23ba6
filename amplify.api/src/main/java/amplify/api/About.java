package amplify.api;

import java.util.regex.Pattern;

/**
 * Who a processor is.
 *
 * @param name lower-case letters, digits and dashes, starting with a letter; unique in a service
 * @param version the version written into every result, so that numbers can be traced to code
 * @param summary one sentence for people
 */
public record About(String name, String version, String summary) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name breaks its rule or the version is blank
   */
  public About {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Processor name '%s' must be lower-case letters, digits and dashes, starting with a letter"
              .formatted(name));
    }
    if (version.isBlank()) {
      throw new IllegalArgumentException("Processor '%s' must state a version".formatted(name));
    }
  }
}
