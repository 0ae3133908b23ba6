package amplify.s3;

/**
 * The object store refuses: keys, rights or the configuration are wrong. Trying again will not
 * help.
 */
public class StoreAccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreAccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
