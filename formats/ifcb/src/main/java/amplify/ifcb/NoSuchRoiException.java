package amplify.ifcb;

/** A bin has no image of the target number asked for. Asking again would fail again. */
public final class NoSuchRoiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchRoiException(String message) {
    super(message);
  }
}
