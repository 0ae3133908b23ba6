package amplify.worker;

import amplify.jobs.TaskKind;
import java.time.Duration;

/**
 * Is told of what a worker does. Called on the threads that work, so it must be quick, may not
 * throw, and must be thread-safe. Every method does nothing unless it is overridden.
 */
public interface WorkObserver {

  /** Takes no notice. */
  WorkObserver NONE = new WorkObserver() {};

  /** How an attempt ended. */
  enum Ending {
    /** Its work is done and counts. */
    DONE,
    /** The task has failed for good. */
    FAILED,
    /** The attempt failed and the task is queued again. */
    RETRIED,
    /** Given back to the queue unfinished, at shutdown. */
    RELEASED,
    /** Its job was cancelled. */
    CANCELLED,
    /** It does not count: its lease ran out, or its job was cancelled. */
    LOST
  }

  /** The steps of an attempt at a bin. */
  enum Step {
    /** The bin's files come from the object store. */
    FETCH,
    /** The processor works. */
    PROCESS,
    /** Rows and artifacts go into staging. */
    STORE
  }

  /** Tasks were claimed, or none was there: the claim's size and how long it took. */
  default void claimed(String processor, int tasks, Duration duration) {}

  /** An attempt has ended. */
  default void ended(String processor, TaskKind kind, Ending ending, Duration duration) {}

  /** A step of an attempt at a bin was done to its end. */
  default void stepped(String processor, Step step, Duration duration) {}

  /** A bin was done: its ROIs that were measured, and those that could not be. */
  default void measured(String processor, long done, long failed) {}

  /** Leases of lost workers were found to have run out; their tasks were ended or queued again. */
  default void expired(int leases) {}

  /** A bin was failed without its processor, which did not stop when asked and still runs. */
  default void abandoned() {}
}
