package amplify.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a process does (AMPLIFY_ROLE). */
public enum Role {
  /** Serves requests; bins are left to others. */
  API,
  /** Works through bins; answers only for its health and metrics. */
  WORKER,
  /** Both. */
  ALL;

  /** Whether it serves requests. */
  public boolean serves() {
    return this != WORKER;
  }

  /** Whether it works through bins. */
  public boolean works() {
    return this != API;
  }

  /** The name in lower case, as in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }

  static Role ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
