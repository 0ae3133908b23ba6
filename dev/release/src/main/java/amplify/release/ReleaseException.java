package amplify.release;

/** A release cannot be made; the message says why and what to do. */
final class ReleaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ReleaseException(String message) {
    super(message);
  }
}
