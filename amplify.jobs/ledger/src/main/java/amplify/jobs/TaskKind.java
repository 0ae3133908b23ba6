package amplify.jobs;

import java.util.Locale;

/** What a task is about. */
public enum TaskKind {
  /** One bin of the job. */
  BIN,
  /** The job's last step, once every bin has ended: results are composed. */
  COMPOSE;

  static TaskKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
