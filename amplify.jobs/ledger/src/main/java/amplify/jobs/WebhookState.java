package amplify.jobs;

import java.util.Locale;

/** Where the announcement of a job's end stands. */
public enum WebhookState {
  /** The job has not ended. */
  WAITING,
  /** To be delivered, for the first time or again. */
  PENDING,
  /** The receiver has accepted it. */
  DELIVERED,
  /** Given up: every attempt failed, or the receiver must or would not be called. */
  ABANDONED;

  /** The word used in the database and in answers: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WebhookState ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
