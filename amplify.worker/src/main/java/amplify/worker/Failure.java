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
 * @param passing whether trying again may help
 */
record Failure(String error, boolean passing) {

  static Failure of(Throwable cause) {
    return switch (cause) {
      case BadInputException e -> new Failure(e.getMessage(), false);
      case ObjectNotFoundException e -> new Failure(e.getMessage(), false);
      case InvalidObjectUriException e -> new Failure(e.getMessage(), false);
      case StoreUnavailableException e -> new Failure(e.getMessage(), true);
      case DatabaseUnavailableException e -> new Failure(e.getMessage(), true);
      case IOException e -> new Failure("Input or output failed: " + described(e), true);
      case UncheckedIOException e -> new Failure("Input or output failed: " + described(e), true);
      // Out of memory, for one: another worker, or a quieter moment, may fare better.
      case Error e -> new Failure("The worker failed: " + described(e), true);
      // The same input would meet the same fault again.
      default -> new Failure("The processor failed: " + described(cause), false);
    };
  }

  private static String described(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }
}
