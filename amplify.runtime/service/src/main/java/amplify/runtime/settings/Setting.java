package amplify.runtime.settings;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The declaration of a setting. Reading, checks, {@code --help} and docs/settings.md follow from
 * it.
 *
 * @param <T> its values in Java
 * @param name its name in the environment, in {@code .env} and in the configuration file
 * @param type the values it takes
 * @param meaning a noun phrase in Markdown
 * @param fallback the value if it is not set; empty if there is none
 * @param absence the value if it is not set, in words
 * @param group the group it is listed in
 * @param secret whether its value must never be shown
 * @param usedBy the processes it matters to
 */
public record Setting<T>(
    String name,
    ValueType<T> type,
    String meaning,
    Optional<Supplier<T>> fallback,
    String absence,
    SettingGroup group,
    boolean secret,
    UsedBy usedBy) {

  /** A setting that is rarely used and has no default. */
  public static <T> Setting<T> of(String name, ValueType<T> type, String meaning) {
    return new Setting<>(
        name, type, meaning, Optional.empty(), "none", SettingGroup.RARE, false, UsedBy.ANY);
  }

  /** With a default, written as it would be set. */
  public Setting<T> or(String text) {
    return or(() -> type.parse(text), "`" + text + "`");
  }

  /** With a default that depends on the machine or on other settings, and words for it. */
  public Setting<T> or(Supplier<T> value, String words) {
    return new Setting<>(name, type, meaning, Optional.of(value), words, group, secret, usedBy);
  }

  /** With words for what happens if it is not set. */
  public Setting<T> orNone(String words) {
    return new Setting<>(name, type, meaning, fallback, words, group, secret, usedBy);
  }

  /** In another group. */
  public Setting<T> in(SettingGroup other) {
    return new Setting<>(name, type, meaning, fallback, absence, other, secret, usedBy);
  }

  /** With a value that must never be shown. */
  public Setting<T> hidden() {
    return new Setting<>(name, type, meaning, fallback, absence, group, true, usedBy);
  }

  /** For some processes only. */
  public Setting<T> by(UsedBy processes) {
    return new Setting<>(name, type, meaning, fallback, absence, group, secret, processes);
  }
}
