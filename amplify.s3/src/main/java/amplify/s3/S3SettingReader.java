package amplify.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads single settings of the object store. */
record S3SettingReader(Map<String, String> values) {

  private static final int LONGEST_SECONDS = 3_600;

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set; it has no default"));
  }

  boolean flag(String name, boolean defaultValue) {
    return switch (text(name).orElse(Boolean.toString(defaultValue)).toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s is '%s'; expected true or false".formatted(name, values.get(name)));
    };
  }

  Duration seconds(String name, long defaultValue) {
    return Duration.ofSeconds(number(name, defaultValue, 1, LONGEST_SECONDS));
  }

  long number(String name, long defaultValue, long min, long max) {
    String text = text(name).orElse(Long.toString(defaultValue));
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new IllegalArgumentException(
        "%s is '%s'; expected a whole number from %d to %d".formatted(name, text, min, max));
  }

  /** An address; without a scheme, as older environments give it, {@code ssl} decides on one. */
  Optional<URI> address(String name, boolean ssl) {
    return text(name)
        .map(text -> text.contains("://") ? text : (ssl ? "https://" : "http://") + text)
        .map(text -> address(name, text));
  }

  private static URI address(String name, String text) {
    try {
      var uri = new URI(text);
      if (uri.getHost() != null
          && (uri.getScheme().equals("http") || uri.getScheme().equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, together with addresses of other kinds.
    }
    throw new IllegalArgumentException(
        "%s is '%s'; expected an address like http://host:9000".formatted(name, text));
  }
}
