package amplify.runtime.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds names that are set but are not settings, most of which are misspelt. The environment has
 * names of many programs, so only those are reported that begin like ours or differ from one of
 * ours by a letter or two.
 */
public final class UnknownSettings {

  private static final Set<String> PREFIXES =
      Set.of(
          "AMPLIFY_", "S3_", "DATABASE_", "MULTIPART_", "MASKS_", "WEBHOOK_", "INGEST_", "ACTION_");

  /**
   * Names that begin like ours and belong to the command line, the scripts, the Compose file and
   * the batch script.
   */
  private static final Set<String> OF_OTHERS =
      Set.of("AMPLIFY_URL", "AMPLIFY_BUILT", "AMPLIFY_IMAGE", "AMPLIFY_SERVICE", "S3_IMAGE");

  /** Kubernetes and Docker name services of the same network so; FEATURES_PORT is one. */
  private static final Pattern NETWORK =
      Pattern.compile(
          ".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT|PORT_\\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)");

  /** Shorter names are too much like those of other programs. */
  private static final int LEAST_LENGTH = 9;

  private final SettingSources sources;
  private final Set<String> names;
  private final Set<String> prefixes;

  /**
   * For all that is set.
   *
   * @param sources what is set
   * @param declared all settings, those of processors included
   * @param ofProcessors the beginnings of the names of processors' settings
   */
  public UnknownSettings(
      SettingSources sources, List<Setting<?>> declared, Set<String> ofProcessors) {
    this.sources = sources;
    names = declared.stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
    prefixes =
        Stream.concat(PREFIXES.stream(), ofProcessors.stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A sentence for each. */
  public List<String> sentences() {
    return sources.set().entrySet().stream()
        .filter(set -> !names.contains(set.getKey()) && !isOfOthers(set.getKey()))
        .flatMap(set -> sentence(set.getKey(), set.getValue()).stream())
        .toList();
  }

  private static boolean isOfOthers(String name) {
    return OF_OTHERS.contains(name) || NETWORK.matcher(name).matches();
  }

  private Optional<String> sentence(String name, String place) {
    boolean ours = prefixes.stream().anyMatch(name::startsWith);
    int limit = ours ? Math.max(2, name.length() / 4) : name.length() < LEAST_LENGTH ? 0 : 2;
    Optional<String> nearest =
        names.stream()
            .filter(candidate -> distance(name, candidate) <= limit)
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    if (nearest.isEmpty() && !ours) {
      return Optional.empty();
    }
    return Optional.of(
        "%s (%s) is not a setting and changes nothing%s"
            .formatted(
                name,
                place,
                nearest.map("; did you mean %s?"::formatted).orElse("; --help lists all")));
  }

  /** The letters to insert, delete or replace to make one name of the other (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
