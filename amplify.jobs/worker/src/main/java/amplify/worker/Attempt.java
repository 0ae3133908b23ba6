package amplify.worker;

/** One attempt at a task. */
interface Attempt {

  /**
   * Does the work and writes its ending.
   *
   * @param folder where to keep files; removed afterwards
   * @return false if the lease was lost, so that nothing was written
   */
  boolean run(AttemptFolder folder) throws Exception;

  /** Takes back what it left in the object store: its lease was lost, so nobody will use it. */
  void discard();
}
