package amplify.runtime.settings;

/** The processes that a setting matters to. */
public enum UsedBy {
  ANY(""),
  /** Those that serve requests: the roles api and all. */
  API("api"),
  /** Those that work through bins: the roles worker and all. */
  WORKER("worker"),
  /** Linked images, whose start script reads it. */
  IMAGE("images"),
  /** {@code ./amplify run} and {@code demo}. */
  LAUNCHER("`./amplify`");

  private final String word;

  UsedBy(String word) {
    this.word = word;
  }

  /** A word for tables; empty where it is any process. */
  public String word() {
    return word;
  }
}
