package amplify.api;

/** The work is no longer wanted. Thrown by {@link Cancellation#check}; let it pass through. */
public class CancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason: cancelled by the user, out of time, or lease lost. */
  public CancelledException(String reason) {
    super(reason);
  }
}
