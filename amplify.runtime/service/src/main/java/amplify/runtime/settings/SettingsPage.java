package amplify.runtime.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the tables of docs/settings.md between marks in the page, one for each group. The prose
 * around them is written by people.
 */
public final class SettingsPage {

  private static final Pattern TABLE =
      Pattern.compile("(<!-- settings: ([a-z]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  private static final String HEAD =
      "| name | meaning | values | default | role |\n| --- | --- | --- | --- | --- |\n";

  private final List<Setting<?>> settings;

  /** For the settings of all services. */
  public SettingsPage(List<Setting<?>> settings) {
    this.settings = settings;
  }

  /**
   * The page with its tables written anew.
   *
   * @param page the page
   * @throws IllegalArgumentException if it has no place for the table of a group
   */
  public String written(String page) {
    for (SettingGroup group : SettingGroup.values()) {
      if (!page.contains("<!-- settings: %s -->".formatted(word(group)))) {
        throw new IllegalArgumentException(
            "The page has no line '<!-- settings: %s -->'; add it where the table belongs, and '<!-- end -->' below"
                .formatted(word(group)));
      }
    }
    return TABLE
        .matcher(page)
        .replaceAll(
            found -> Matcher.quoteReplacement(found.group(1) + table(found) + found.group(3)));
  }

  private String table(MatchResult found) {
    SettingGroup group = SettingGroup.valueOf(found.group(2).toUpperCase(Locale.ROOT));
    return settings.stream()
        .filter(setting -> setting.group() == group)
        .map(SettingsPage::row)
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String word(SettingGroup group) {
    return group.name().toLowerCase(Locale.ROOT);
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            setting.name(),
            setting.meaning(),
            setting.type().values(),
            setting.absence(),
            setting.usedBy().word())
        .replace("|  |", "| |")
        .replace("|  |", "| |");
  }
}
