package amplify.api;

/**
 * The data are at fault: trying again would fail again. The message is shown to the user, so it
 * names the value, the rule and, where there is one, the remedy.
 */
public class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for the user. */
  public BadInputException(String message) {
    super(message);
  }

  /** With a message for the user and the error behind it for the log. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
