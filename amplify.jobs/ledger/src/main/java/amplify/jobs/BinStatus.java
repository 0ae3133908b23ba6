package amplify.jobs;

import java.util.Locale;

/** Where a bin of a job stands. */
public enum BinStatus {
  /** Not begun, or to be tried again. */
  QUEUED,
  /** In work under a lease. */
  RUNNING,
  /** Its results are staged, or already part of the job's. */
  DONE,
  /** Failed for good. */
  FAILED,
  /** The job was cancelled before the bin was done. */
  CANCELLED;

  /** The word used in the database and in answers: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BinStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
