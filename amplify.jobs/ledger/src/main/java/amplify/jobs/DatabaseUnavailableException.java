package amplify.jobs;

/** The database is out of reach, or gave up in the middle. Trying again later may succeed. */
public class DatabaseUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
