package amplify.runtime.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** The kinds of values that settings take. */
final class ValueTypes {

  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final Pattern SLASHES_AROUND = Pattern.compile("^/+|/+$");
  private static final long MIB = 1L << 20;

  private ValueTypes() {}

  /** Any text. */
  static ValueType<String> text(String expectation) {
    return new ValueType<>("", expectation, Function.identity());
  }

  /** Whole numbers. */
  static ValueType<Integer> whole(int min, int max) {
    return amount("", "", min, max, Math::toIntExact);
  }

  /** Sizes in MiB; the value is in bytes. */
  static ValueType<Long> mebibytes(long min, long max) {
    return amount(" MiB", "of MiB ", min, max, number -> number * MIB);
  }

  /** Whole seconds. */
  static ValueType<Duration> seconds(long min, long max) {
    return amount(" s", "of seconds ", min, max, Duration::ofSeconds);
  }

  /** Whole hours. */
  static ValueType<Duration> hours(long min, long max) {
    return amount(" h", "of hours ", min, max, Duration::ofHours);
  }

  /** Whole days. */
  static ValueType<Duration> days(long min, long max) {
    return amount(" days", "of days ", min, max, Duration::ofDays);
  }

  private static <T> ValueType<T> amount(
      String unit, String ofUnit, long min, long max, LongFunction<T> value) {
    String expectation = "a whole number %sfrom %d to %d".formatted(ofUnit, min, max);
    return new ValueType<>(
        "%d to %d%s".formatted(min, max, unit),
        expectation,
        text -> {
          try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
              return value.apply(number);
            }
          } catch (NumberFormatException e) {
            // Reported below, together with numbers out of range.
          }
          throw new IllegalArgumentException("expected " + expectation);
        });
  }

  /** Yes or no; {@code 1}, {@code 0}, {@code yes} and {@code no} are accepted as well. */
  static ValueType<Boolean> flag() {
    return new ValueType<>(
        "`true`, `false`",
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "1", "yes" -> true;
              case "false", "0", "no" -> false;
              default -> throw new IllegalArgumentException("expected true or false");
            });
  }

  /** One of some words. */
  static ValueType<String> choice(String... words) {
    List<String> choices = List.of(words);
    String expectation = "one of " + String.join(", ", choices);
    return new ValueType<>(
        "`" + String.join("`, `", choices) + "`",
        expectation,
        text -> {
          if (!choices.contains(text)) {
            throw new IllegalArgumentException("expected " + expectation);
          }
          return text;
        });
  }

  /** The first segments of keys in the bucket, without slashes around them. */
  static ValueType<String> keyPrefix(String example) {
    String expectation = "key segments such as " + example;
    return new ValueType<>(
        "",
        expectation,
        text -> {
          String prefix = SLASHES_AROUND.matcher(text).replaceAll("");
          if (prefix.isEmpty() || prefix.contains("..") || prefix.contains("//")) {
            throw new IllegalArgumentException("expected " + expectation);
          }
          return prefix;
        });
  }

  /** A folder. */
  static ValueType<Path> folder() {
    return new ValueType<>(
        "",
        "a folder",
        text -> {
          try {
            return Path.of(text);
          } catch (InvalidPathException e) {
            throw new IllegalArgumentException("expected a folder: " + e.getReason(), e);
          }
        });
  }

  /** An address over HTTP. Older environments have it without a scheme. */
  static ValueType<String> address() {
    String expectation = "an address like http://host:9000";
    return new ValueType<>(
        "",
        expectation,
        text -> {
          try {
            var uri = new URI(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
              return text;
            }
          } catch (URISyntaxException e) {
            // Reported below, together with addresses of other kinds.
          }
          throw new IllegalArgumentException("expected " + expectation);
        });
  }

  /**
   * Values separated by commas or spaces.
   *
   * @param item makes one of them, or throws with the rule that it breaks
   */
  static <T> ValueType<List<T>> list(
      String values, String expectation, int max, Function<String, T> item) {
    return new ValueType<>(
        values,
        expectation,
        text -> {
          var items = new ArrayList<T>();
          var problems = new ArrayList<String>();
          List<String> parts =
              SEPARATOR.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
          for (String part : parts) {
            try {
              items.add(item.apply(part));
            } catch (IllegalArgumentException e) {
              problems.add(e.getMessage());
            }
          }
          if (items.size() > max) {
            problems.add("it lists %d; expected up to %d".formatted(items.size(), max));
          }
          if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
          }
          return List.copyOf(items);
        });
  }
}
