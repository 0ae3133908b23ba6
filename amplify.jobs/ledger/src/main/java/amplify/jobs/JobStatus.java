package amplify.jobs;

import java.util.Locale;

/** Where a job stands. */
public enum JobStatus {
  /** Posted; no bin begun. */
  QUEUED,
  /** At least one bin begun; not all ended, or results not yet composed. */
  PROCESSING,
  /** Results are complete: at least one bin succeeded. */
  COMPLETED,
  /** No bin succeeded, or the job was cancelled. */
  FAILED;

  /** The word used in the database and in answers: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the job is over, well or not. */
  public boolean ended() {
    return this == COMPLETED || this == FAILED;
  }

  static JobStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
