package amplify.jobs;

import java.util.Locale;

/** Where an upload stands. */
public enum UploadState {
  /** The store is being told of its files; nothing has been given out. */
  OPENING,
  /** Files are on their way. */
  UPLOADING,
  /** All files are there, and the job has been posted. */
  QUEUED,
  /** Given up, by request or because nobody went on. */
  ABORTED;

  /** The word used in the database and in answers: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static UploadState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
