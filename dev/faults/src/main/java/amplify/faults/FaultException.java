package amplify.faults;

/** A promise that was not kept. */
final class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FaultException(String message) {
    super(message);
  }
}
