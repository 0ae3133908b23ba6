package amplify.s3;

/**
 * The address of an object: {@code s3://bucket/key}.
 *
 * @param bucket the bucket
 * @param key the key, not empty
 */
public record ObjectUri(String bucket, String key) {

  private static final String SCHEME = "s3://";
  private static final int LONGEST_KEY = 1_024;

  /**
   * Reads an address.
   *
   * @throws InvalidObjectUriException if it is none: another scheme, no bucket, no key, a key
   *     longer than 1,024 characters, with control characters, or with a segment {@code .} or
   *     {@code ..}
   */
  public static ObjectUri parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw invalid(text, "does not begin with s3://");
    }
    int slash = text.indexOf('/', SCHEME.length());
    if (slash == SCHEME.length() || text.length() == SCHEME.length()) {
      throw invalid(text, "names no bucket");
    }
    if (slash < 0 || slash == text.length() - 1) {
      throw invalid(text, "names no key");
    }
    String key = text.substring(slash + 1);
    if (key.length() > LONGEST_KEY) {
      throw invalid(text, "has a key longer than %d characters".formatted(LONGEST_KEY));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw invalid(text, "has control characters");
    }
    for (String segment : key.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw invalid(text, "has the segment '%s'".formatted(segment));
      }
    }
    if (key.endsWith("/")) {
      throw invalid(text, "ends in a slash, so it names no object");
    }
    return new ObjectUri(text.substring(SCHEME.length(), slash), key);
  }

  private static InvalidObjectUriException invalid(String text, String rule) {
    String shown = text.replaceAll("\\p{Cntrl}", "?");
    return new InvalidObjectUriException(
        "'%s' %s; expected s3://bucket/key"
            .formatted(shown.length() > 200 ? shown.substring(0, 200) + "…" : shown, rule));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
