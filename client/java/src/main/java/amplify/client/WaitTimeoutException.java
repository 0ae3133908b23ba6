package amplify.client;

/** A job did not end in the time given; it goes on. */
public class WaitTimeoutException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  WaitTimeoutException(String message) {
    super(message);
  }
}
