package amplify.s3;

/** An object URI is malformed or points outside the configured bucket. */
public class InvalidObjectUriException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidObjectUriException(String message) {
    super(message);
  }
}
