package amplify.worker;

import java.nio.file.Path;

/** One attempt at a task. */
interface Attempt {

  /**
   * Does the work and writes its ending.
   *
   * @param folder a folder of its own, removed afterwards
   * @return false if the lease was lost, so that nothing was written
   */
  boolean run(Path folder) throws Exception;

  /** Takes back what it left in the object store: its lease was lost, so nobody will use it. */
  void discard();
}
