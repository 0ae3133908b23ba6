package amplify.results;

/**
 * A staged file is not what it should be: damaged, cut off, of another bin or of another schema.
 * Reading it again gives the same; the bin has to be staged anew.
 */
public class BadStageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadStageException(String message) {
    super(message);
  }

  BadStageException(String message, Throwable cause) {
    super(message, cause);
  }
}
