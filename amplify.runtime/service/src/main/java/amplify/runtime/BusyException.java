package amplify.runtime;

/** Too much is asked at once: 429. */
final class BusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(message);
  }
}
