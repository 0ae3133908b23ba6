package amplify.s3;

import java.time.Duration;

/**
 * Is told of every call to the object store. Called on the threads that make the calls, so it must
 * be quick, may not throw, and must be thread-safe.
 */
@FunctionalInterface
public interface StoreObserver {

  /** Takes no notice. */
  StoreObserver NONE = (operation, outcome, attempts, duration) -> {};

  /** How a call ended. */
  enum Outcome {
    /** As it should. */
    OK,
    /** There is no such object. */
    NOT_FOUND,
    /** The store refused: keys, rights, a condition that does not hold. */
    REFUSED,
    /** The store was out of reach or failed, after all attempts. */
    UNAVAILABLE
  }

  /**
   * A call has ended.
   *
   * @param operation S3's name for it, such as {@code PutObject}
   * @param outcome how it ended
   * @param attempts how often it was sent, at least 1 unless it never got so far
   * @param duration from the first attempt to the end; for {@code GetObject} until the content
   *     begins
   */
  void called(String operation, Outcome outcome, int attempts, Duration duration);
}
