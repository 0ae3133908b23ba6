package amplify.api;

/**
 * A processor that takes one input unit at a time (for IFCB: a bin) and gives rows and artifacts.
 *
 * <p>The service fetches the unit's files, calls {@link #process}, and stores what was emitted. It
 * knows nothing of the files' content; the processor knows nothing of storage, queues or HTTP.
 *
 * @param <P> the job parameters: a record, whose components carry {@link Parameter} where a
 *     default, a limit or a description is wanted
 */
public interface BatchProcessor<P extends Record> extends Processor {

  /** The class of the parameters record. Its package must be exported, or opened to the runtime. */
  Class<P> parameters();

  /** The columns that follow {@code bin_id} and {@code roi_number} in the table of results. */
  Schema schema();

  /** The files a unit must have. Default: one file or more, of any kind. */
  default InputRule inputs() {
    return InputRule.anyFiles();
  }

  /**
   * Works through one unit. Called from many threads at once, each with a unit and work of its own.
   *
   * <p>Rows appear in the table in the order they are emitted. A row that cannot be computed is
   * {@linkplain Output#failedRow reported} and costs no other row.
   *
   * @param unit the unit's id and local files, which vanish when the call returns
   * @param parameters the job's parameters, checked, with defaults filled in
   * @param work progress, cancellation and the sink for results
   * @throws BadInputException if the unit as a whole cannot be used; it is not tried again
   * @throws CancelledException if {@link Cancellation#check} said so; let it pass through
   * @throws Exception for anything else; the unit may be tried again
   */
  void process(InputUnit unit, P parameters, Work work) throws Exception;
}
