package amplify.jobs;

import java.time.Duration;

/**
 * Is told of every use of the database. Called on the threads that use it, so it must be quick, may
 * not throw, and must be thread-safe.
 */
@FunctionalInterface
public interface DatabaseObserver {

  /** Takes no notice. */
  DatabaseObserver NONE = (operation, outcome, duration) -> {};

  /** What was done. */
  enum Operation {
    /** Waiting for a connection from the pool. */
    CONNECT,
    /** One statement in a transaction of its own, its connection included. */
    STATEMENT,
    /** Several statements that all happen or none, with all that is done between them. */
    TRANSACTION
  }

  /** How it ended. */
  enum Outcome {
    /** As it should. */
    OK,
    /** The database was out of reach or gave up; trying again may help. */
    UNAVAILABLE,
    /** The database said no, or whoever used it gave up half-way. */
    FAILED
  }

  /** A use has ended. */
  void used(Operation operation, Outcome outcome, Duration duration);
}
