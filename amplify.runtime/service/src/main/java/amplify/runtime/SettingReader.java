package amplify.runtime;

import io.helidon.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Reads single settings and collects what is wrong with them, so that all of it is said at once.
 */
final class SettingReader {

  private final Config config;
  private final List<String> problems = new ArrayList<>();

  SettingReader(Config config) {
    this.config = config;
  }

  Optional<String> text(String name) {
    return config.get(name).asString().asOptional().map(String::strip).filter(t -> !t.isEmpty());
  }

  String text(String name, String defaultValue) {
    return text(name).orElse(defaultValue);
  }

  /** A setting without a default. */
  String required(String name, String expectation) {
    return text(name)
        .orElseGet(() -> {
          problems.add("%s is not set; expected %s".formatted(name, expectation));
          return "";
        });
  }

  long number(String name, long defaultValue, long min, long max) {
    return text(name).map(text -> number(name, text, min, max)).orElse(defaultValue);
  }

  int integer(String name, int defaultValue, int min, int max) {
    return (int) number(name, defaultValue, min, max);
  }

  OptionalInt optionalInteger(String name, int min, int max) {
    return text(name)
        .map(text -> OptionalInt.of((int) number(name, text, min, max)))
        .orElseGet(OptionalInt::empty);
  }

  Duration seconds(String name, long defaultValue, long min, long max) {
    return Duration.ofSeconds(number(name, defaultValue, min, max));
  }

  private long number(String name, String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    problems.add(
        "%s is '%s'; expected a whole number from %d to %d".formatted(name, text, min, max));
    return min;
  }

  String choice(String name, String defaultValue, List<String> choices) {
    String value = text(name, defaultValue);
    if (!choices.contains(value)) {
      problems.add(
          "%s is '%s'; expected one of %s".formatted(name, value, String.join(", ", choices)));
      return defaultValue;
    }
    return value;
  }

  boolean flag(String name, boolean defaultValue) {
    return choice(name, String.valueOf(defaultValue), List.of("true", "false")).equals("true");
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  /**
   * Makes settings that check themselves, once all their parts are right.
   *
   * @throws SettingsException if anything is wrong
   */
  <T> T checked(Supplier<T> settings) {
    check();
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(List.of(e.getMessage()));
    }
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException if anything is wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
