package amplify.runtime;

import java.util.Map;
import java.util.Optional;

/** What is set, by name. Some of it is secret, so this is never printed. */
final class SettingValues {

  private final Map<String, String> values;

  SettingValues(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** What a setting is set to; empty if it is not, or to nothing. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  @Override
  public String toString() {
    return "%d settings".formatted(values.size());
  }
}
