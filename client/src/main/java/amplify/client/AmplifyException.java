package amplify.client;

/** The base of all errors of the client. */
public class AmplifyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AmplifyException(String message) {
    super(message);
  }

  AmplifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
