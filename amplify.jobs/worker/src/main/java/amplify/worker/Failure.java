package amplify.worker;

import amplify.api.BadInputException;
import amplify.jobs.DatabaseUnavailableException;
import amplify.s3.InvalidObjectUriException;
import amplify.s3.ObjectNotFoundException;
import amplify.s3.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What an error in an attempt means.
 *
 * @param error for people
 * @param kind whose fault it is
 */
record Failure(String error, Kind kind) {

  enum Kind {
    /** The data's: the user is told, trying again would fail again. */
    DATA,
    /** Nobody's for long: trying again may help. */
    PASSING,
    /** The processor's: the log needs the whole error, trying again would fail again. */
    FAULT
  }

  static Failure of(Throwable cause) {
    return switch (cause) {
      case BadInputException e -> new Failure(e.getMessage(), Kind.DATA);
      case ObjectNotFoundException e -> new Failure(e.getMessage(), Kind.DATA);
      case InvalidObjectUriException e -> new Failure(e.getMessage(), Kind.DATA);
      case StoreUnavailableException e -> new Failure(e.getMessage(), Kind.PASSING);
      case DatabaseUnavailableException e -> new Failure(e.getMessage(), Kind.PASSING);
      case IOException e -> new Failure("Input or output failed: " + described(e), Kind.PASSING);
      case UncheckedIOException e ->
          new Failure("Input or output failed: " + described(e), Kind.PASSING);
      // Out of memory, for one: another worker, or a quieter moment, may fare better.
      case Error e -> new Failure("The worker failed: " + described(e), Kind.PASSING);
      // The same input would meet the same fault again.
      default -> new Failure("The processor failed: " + described(cause), Kind.FAULT);
    };
  }

  private static String described(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }
}
