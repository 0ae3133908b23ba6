package amplify.ifcb;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a .hdr line by line, trying each form on each. */
final class HeaderText {

  static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?");

  /** Up to 18 digits, which fit 64 bits. */
  static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");

  private static final Pattern TIMES =
      Pattern.compile(
          "\\s*run time\\s*=\\s*(%1$s)\\s*s\\s+inhibit time\\s*=\\s*(%1$s).*".formatted(NUMBER));
  private static final Pattern CLIMATE =
      Pattern.compile("\\s*(%1$s)\\s+temperature,\\s*(%1$s)\\s+humidity.*".formatted(NUMBER));

  private final Map<String, String> values;
  private List<String> columns = List.of();

  HeaderText(Map<String, String> values) {
    this.values = values;
  }

  void read(String text) {
    text.lines().forEach(this::line);
  }

  private void line(String line) {
    if (!columns.isEmpty()) {
      values(words(line));
      return;
    }
    Matcher times = TIMES.matcher(line);
    Matcher climate = CLIMATE.matcher(line);
    if (times.matches()) {
      values.put("runTime", times.group(1));
      values.put("inhibitTime", times.group(2));
    } else if (climate.matches()) {
      values.put("temperature", climate.group(1));
      values.put("humidity", climate.group(2));
    } else if (line.stripLeading().startsWith("\"")) {
      List<String> words = words(line);
      columns = words.containsAll(List.of("Temp", "Humidity")) ? words : List.of();
    } else {
      keyAndValue(line);
    }
  }

  private void values(List<String> words) {
    for (int i = 0; i < Math.min(columns.size(), words.size()); i++) {
      values.put(columns.get(i), words.get(i));
    }
    columns = List.of();
  }

  private void keyAndValue(String line) {
    int colon = line.indexOf(':');
    boolean separates =
        colon > 0 && (colon + 1 == line.length() || Character.isWhitespace(line.charAt(colon + 1)));
    if (separates && !line.substring(0, colon).isBlank()) {
      values.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  private static List<String> words(String line) {
    return Pattern.compile("[\\s\",]+")
        .splitAsStream(line)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
