package amplify.acceptance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics as Prometheus' text format 0.0.4 has them, read strictly: each line of a known form, each
 * sample of a family announced before, buckets that never fall and end with the count.
 *
 * @param types the families by name, as gauge, counter or histogram
 * @param samples the values by name and labels, as written
 */
record Exposition(Map<String, String> types, Map<String, Double> samples) {

  private static final Pattern HELP = Pattern.compile("# HELP ([a-z0-9_]+) \\S.*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE ([a-z0-9_]+) (gauge|counter|histogram|summary|info|unknown)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z0-9_]+)(\\{[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\"(?:,[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\")*})? ([0-9.E+-]+|NaN|[+-]Inf)");
  private static final Pattern BUCKET =
      Pattern.compile("([a-z0-9_]+)_bucket(\\{.*?),?le=\"([^\"]+)\"}");

  static Exposition parse(String text) {
    var types = new LinkedHashMap<String, String>();
    var samples = new LinkedHashMap<String, Double>();
    for (String line : text.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        require(types.put(type.group(1), type.group(2)) == null, line);
      } else if (sample.matches()) {
        require(types.containsKey(family(sample.group(1), types)), line);
        String key = line.substring(0, line.lastIndexOf(' '));
        require(samples.put(key, value(sample.group(3))) == null, line);
      } else {
        require(HELP.matcher(line).matches(), line);
      }
    }
    checkBuckets(samples);
    return new Exposition(types, samples);
  }

  private static String family(String name, Map<String, String> types) {
    return types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "");
  }

  private static double value(String text) {
    return Double.parseDouble(text.replace("Inf", "Infinity"));
  }

  private static void checkBuckets(Map<String, Double> samples) {
    var last = new HashMap<String, Double>();
    samples.forEach((key, value) -> {
      Matcher bucket = BUCKET.matcher(key);
      if (bucket.matches()) {
        String labels = bucket.group(2).equals("{") ? "" : bucket.group(2) + "}";
        require(value >= last.getOrDefault(bucket.group(1) + labels, 0.0), key);
        last.put(bucket.group(1) + labels, value);
        if (bucket.group(3).equals("+Inf")) {
          require(value.equals(samples.get(bucket.group(1) + "_count" + labels)), key);
        }
      }
    });
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalArgumentException("Not a line of the text format, or out of place: " + line);
    }
  }

  /** A value; 0 if there is none. */
  double value(String name, String labels) {
    return samples.getOrDefault(labels.isEmpty() ? name : name + "{" + labels + "}", 0.0);
  }

  /** The names of the families that begin so. */
  Set<String> names(String prefix) {
    var names = new TreeSet<>(types.keySet());
    names.removeIf(name -> !name.startsWith(prefix));
    return names;
  }
}
