package amplify.api;

/** Takes a unit's progress. Cheap enough to be called for every row. Thread-safe. */
public interface Progress {

  /** States how many rows the unit has. May be called again when more become known. */
  void total(long rows);

  /**
   * States how many rows are done so far, failed ones included. A number below an earlier one is
   * ignored: progress never falls.
   */
  void done(long rows);

  /** A few words for people on what is being done now. */
  void message(String text);
}
