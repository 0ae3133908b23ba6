package amplify.s3;

/**
 * The object store will not make an object of these parts: one is missing, has changed, or is
 * smaller than it allows for any but the last.
 */
public class PartsRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PartsRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
