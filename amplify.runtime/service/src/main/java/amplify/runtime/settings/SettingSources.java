package amplify.runtime.settings;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigParsers;
import io.helidon.config.ConfigSources;
import io.helidon.config.spi.ConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places that settings come from: the environment goes before {@code .env}, {@code .env} before
 * the file named by AMPLIFY_CONFIG, the file before the values that are usual for a program. Some
 * values are secret, so they are never printed.
 */
public final class SettingSources {

  /** Keeps dots out, which would make a tree of the names. */
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  private static final String USUAL = "by default";

  /** Values by name, by place, the first place going before all others. */
  private final SequencedMap<String, Map<String, String>> places;

  private final Config config;

  private SettingSources(SequencedMap<String, Map<String, String>> places) {
    this.places = places;
    List<Supplier<? extends ConfigSource>> sources = new ArrayList<>();
    places.forEach((place, values) -> sources.add(ConfigSources.create(values, place)));
    config = plain(Config.builder().sources(sources)).build();
  }

  /**
   * Reads what is set.
   *
   * @param environment the environment variables
   * @param folder where {@code .env} is looked for
   * @throws SettingsException if {@code .env} or the file cannot be read
   */
  public static SettingSources of(Map<String, String> environment, Path folder) {
    var places = new LinkedHashMap<String, Map<String, String>>();
    places.put("in the environment", named(environment));
    places.put("in .env", named(dotEnv(folder)));
    Optional<String> file = new SettingSources(places).find(SourceDeclaration.CONFIG.name());
    file.ifPresent(name -> places.put("in " + name, named(file(Path.of(name)))));
    return new SettingSources(places);
  }

  /** No place at all: only the values that are usual for a program. */
  public static SettingSources usual(Map<String, String> usual) {
    return new SettingSources(new LinkedHashMap<>()).withUsual(usual);
  }

  /** With values for what is set nowhere, in place of the built-in defaults. */
  public SettingSources withUsual(Map<String, String> usual) {
    var all = new LinkedHashMap<>(places);
    all.put(USUAL, named(usual));
    return new SettingSources(all);
  }

  private static Map<String, String> named(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(entry -> NAME.matcher(entry.getKey()).matches())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, String> dotEnv(Path folder) {
    try {
      return Dotenv.configure()
          .directory(folder.toString())
          .ignoreIfMissing()
          .load()
          .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
          .stream()
          .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue(), (a, b) -> b));
    } catch (DotenvException e) {
      throw new SettingsException(List.of(malformed(folder.resolve(".env"), e)));
    }
  }

  /** Names the line by its number, since it may hold a secret. */
  private static String malformed(Path file, DotenvException e) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && e.getMessage().endsWith(lines.get(i))) {
          return "Line %d of %s is not NAME=value; correct it, or make it a comment with #"
              .formatted(i + 1, file);
        }
      }
    } catch (IOException unreadable) {
      e.addSuppressed(unreadable);
    }
    return "%s cannot be read; expected lines NAME=value".formatted(file);
  }

  private static Map<String, String> file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SettingsException(
          List.of(
              "AMPLIFY_CONFIG is '%s', which is not a file; expected a properties file"
                  .formatted(file)));
    }
    try {
      var source = ConfigSources.file(file).parser(ConfigParsers.properties());
      return plain(Config.builder(source)).build().asMap().orElse(Map.of());
    } catch (ConfigException e) {
      throw new SettingsException(
          List.of(
              "AMPLIFY_CONFIG is '%s', which cannot be read as a properties file: %s"
                  .formatted(file, e.getMessage())));
    }
  }

  /** Our own places only, and values as they stand: a password may look like a reference. */
  private static Config.Builder plain(Config.Builder builder) {
    return builder
        .disableEnvironmentVariablesSource()
        .disableSystemPropertiesSource()
        .disableKeyResolving()
        .disableValueResolving();
  }

  /** The text that a setting is set to; empty if it is not set, or to nothing. */
  public Optional<String> find(String name) {
    return config
        .get(name)
        .asString()
        .asOptional()
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /**
   * The value of a single setting, for programs that need it before they read all.
   *
   * @throws SettingsException if it is wrong
   */
  public <T> Optional<T> find(Setting<T> setting) {
    var reader = new SettingReader(this);
    Optional<T> value = reader.find(setting);
    reader.check();
    return value;
  }

  /** Whether a setting is set. */
  public boolean isSet(Setting<?> setting) {
    return find(setting.name()).isPresent();
  }

  /** The place that a setting's value comes from, as in "in .env". */
  String place(String name) {
    return places.entrySet().stream()
        .filter(place -> place.getValue().containsKey(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(USUAL);
  }

  /** The names that somebody has set, with the place of each. */
  Map<String, String> set() {
    var names = new TreeMap<String, String>();
    places.forEach((place, values) -> {
      if (!place.equals(USUAL)) {
        values.keySet().forEach(name -> names.putIfAbsent(name, place));
      }
    });
    return names;
  }

  /** Shows no value, as some are secret. */
  @Override
  public String toString() {
    return "%d settings".formatted(set().size());
  }
}
