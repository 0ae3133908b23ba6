package amplify.testkit;

/** A rule of {@link amplify.api.Output} that a call can break. */
public enum Rule {
  /** A row has a value of the right type for each column. */
  SCHEMA,
  /** A row number is emitted, or reported as failed, once. */
  UNIQUE_NUMBERS,
  /** A failed row comes with a reason. */
  REASONS,
  /** An artifact's name is used once a row, and once for the unit. */
  UNIQUE_ARTIFACTS,
  /** Calls come one at a time. */
  ONE_AT_A_TIME,
  /** No row follows once the work is cancelled. */
  NOTHING_AFTER_CANCELLATION
}
