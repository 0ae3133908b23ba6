package amplify.api;

/**
 * Takes the results of one unit as a stream: what is emitted goes to disk or storage soon and need
 * not be kept. Calls may come from any thread but one at a time; {@link Work#inOrder} sees to both.
 */
public interface Output {

  /**
   * Emits a row.
   *
   * @throws IllegalArgumentException if the row breaks the processor's schema, or a row of that
   *     number was emitted or failed before
   */
  void row(Row row);

  /**
   * Reports that a row cannot be computed. It is left out of the table and listed among the job's
   * failures.
   *
   * @param number the row's number; for IFCB the target number
   * @param reason for people: the value, the rule
   */
  void failedRow(long number, String reason);

  /**
   * Emits an artifact. The bytes must not be changed afterwards.
   *
   * @throws IllegalArgumentException if the row, or the unit, has an artifact of that name already
   */
  void artifact(Artifact artifact);
}
