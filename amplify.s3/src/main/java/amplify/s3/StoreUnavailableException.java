package amplify.s3;

/** The object store is out of reach, or failed. Trying again later may succeed. */
public class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
