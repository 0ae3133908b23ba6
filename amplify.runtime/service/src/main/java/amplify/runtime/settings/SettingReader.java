package amplify.runtime.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads settings by their declarations, and collects what is wrong to report it all at once. */
public final class SettingReader {

  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(://[^/:]*:(?=[^/]*@)|password=)[^@&]*");

  private final SettingSources sources;

  /** Sentences by what they are about, so that a setting that is read twice is reported once. */
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** For settings from these places. */
  public SettingReader(SettingSources sources) {
    this.sources = sources;
  }

  /** Reads settings to find out which of them are wrong. */
  void validate(List<Setting<?>> settings) {
    settings.forEach(this::find);
  }

  /** Reports those of the settings that are not set. */
  void require(List<Setting<?>> settings) {
    settings.stream().filter(setting -> !sources.isSet(setting)).forEach(this::missing);
  }

  /** A setting's value; empty if it is not set, or wrong. */
  public <T> Optional<T> find(Setting<T> setting) {
    return sources.find(setting.name()).flatMap(text -> parsed(setting, text));
  }

  /**
   * A setting's value, or its default.
   *
   * @throws SettingsException if it is not set and has no default
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .or(() -> setting.fallback().map(Supplier::get))
        .orElseGet(() -> {
          missing(setting);
          throw new SettingsException(List.copyOf(problems.values()));
        });
  }

  private <T> Optional<T> parsed(Setting<T> setting, String text) {
    try {
      return Optional.of(setting.type().parse(text));
    } catch (IllegalArgumentException e) {
      String shown = setting.secret() ? "not usable" : "'%s'".formatted(withoutPassword(text));
      problems.put(
          setting.name(),
          "%s is %s (%s); %s"
              .formatted(setting.name(), shown, sources.place(setting.name()), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Addresses may hold a password, before the host or as a parameter. */
  private static String withoutPassword(String text) {
    return PASSWORD.matcher(text).replaceAll("$1…");
  }

  private void missing(Setting<?> setting) {
    problems.putIfAbsent(
        setting.name(),
        "%s is not set; expected %s".formatted(setting.name(), setting.type().expectation()));
  }

  /**
   * Checks settings against each other, if each of them is right.
   *
   * @param check throws {@link IllegalArgumentException} naming the settings and the rule
   */
  void agree(List<Setting<?>> settings, Runnable check) {
    if (settings.stream().noneMatch(setting -> problems.containsKey(setting.name()))) {
      try {
        check.run();
      } catch (IllegalArgumentException e) {
        problems.put(e.getMessage(), e.getMessage());
      }
    }
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException if anything is wrong
   */
  public void check() {
    check(List.of());
  }

  /**
   * Ends the reading.
   *
   * @param notes sentences that may help to find out why something is wrong
   * @throws SettingsException if anything is wrong
   */
  void check(List<String> notes) {
    if (!problems.isEmpty()) {
      throw new SettingsException(new ArrayList<>(problems.values()), notes);
    }
  }
}
