package amplify.webhooks;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** How an attempt of a delivery went. */
sealed interface Outcome {

  /** The receiver accepted it. */
  record Accepted(int status) implements Outcome {}

  /** It may go better another time, not before the receiver's own wish if it gave one. */
  record Failed(OptionalInt status, String error, Optional<Duration> retryAfter)
      implements Outcome {

    static Failed withoutAnswer(String error) {
      return new Failed(OptionalInt.empty(), error, Optional.empty());
    }
  }

  /** The sending was stopped before there was an answer: it may or may not have arrived. */
  record Stopped() implements Outcome {}

  /** Trying again is of no use or not wanted. */
  record Refused(OptionalInt status, String error) implements Outcome {}
}
