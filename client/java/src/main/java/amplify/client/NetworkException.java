package amplify.client;

/** The service could not be reached, or did not answer in time. */
public class NetworkException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  NetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
