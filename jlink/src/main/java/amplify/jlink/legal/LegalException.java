package amplify.jlink.legal;

/** The licences of an image are not in order; the message names the library and the remedy. */
public final class LegalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LegalException(String message) {
    super(message);
  }
}
