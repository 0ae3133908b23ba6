package amplify.runtime.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings as text for a terminal, grouped. */
public final class SettingsHelp {

  private static final Pattern LINK = Pattern.compile(" \\(\\[[^]]*]\\([^)]*\\)\\)");
  private static final int WIDTH = 100;
  private static final int INDENT = 36;

  private final List<Setting<?>> settings;
  private final SettingSources usual;

  /**
   * For the settings of a program.
   *
   * @param settings all of them
   * @param usual the values that are usual for the program, in place of the built-in defaults
   */
  public SettingsHelp(List<Setting<?>> settings, SettingSources usual) {
    this.settings = settings;
    this.usual = usual;
  }

  /** All groups that have a setting, each under its title. */
  public String text() {
    return Arrays.stream(SettingGroup.values())
        .map(this::group)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String group(SettingGroup group) {
    String rows =
        settings.stream()
            .filter(setting -> setting.group() == group)
            .filter(setting -> setting.usedBy() != UsedBy.LAUNCHER)
            .map(this::entry)
            .collect(Collectors.joining());
    return rows.isEmpty() ? "" : group.title() + "\n" + rows;
  }

  private String entry(Setting<?> setting) {
    var lines = new ArrayList<>(wrapped(plain(setting.meaning())));
    lines.addAll(wrapped(facts(setting)));
    var entry = new StringBuilder();
    String start = "  " + setting.name();
    for (String line : lines) {
      entry.append(start).repeat(' ', INDENT - start.length()).append(line).append('\n');
      start = "";
    }
    return entry.toString();
  }

  /** Values, default, and the processes that it matters to. */
  private String facts(Setting<?> setting) {
    var facts = new ArrayList<String>();
    if (!setting.type().values().isEmpty()) {
      facts.add(plain(setting.type().values()));
    }
    facts.add(
        usual
            .find(setting.name())
            .map("default %s"::formatted)
            .orElseGet(() ->
                setting.absence().equals("–")
                    ? "no default"
                    : "default " + plain(setting.absence())));
    switch (setting.usedBy()) {
      case API -> facts.add("for the roles api and all");
      case WORKER -> facts.add("for the roles worker and all");
      default -> {}
    }
    return "(" + String.join("; ", facts) + ")";
  }

  /** Markdown without its marks, and without links in brackets. */
  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("").replace("`", "");
  }

  private static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - INDENT) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
