package amplify.api;

/** Tells a processor whether its work is still wanted. Thread-safe. */
public interface Cancellation {

  /** Whether the work should stop: the job was cancelled, its time is up, or its lease is lost. */
  boolean requested();

  /**
   * Returns at once while the work is wanted. Call it at least once a row.
   *
   * @throws CancelledException if {@link #requested}
   */
  void check();
}
