package amplify.api;

/**
 * What a request names is not there: 404. The message names it, and says what there is instead
 * where that helps.
 */
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public NotFoundException(String message) {
    super(message);
  }
}
