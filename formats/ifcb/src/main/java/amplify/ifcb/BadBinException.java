package amplify.ifcb;

/**
 * A bin that cannot be read as one, by its id or its .adc. Reading it again would fail again.
 * Single damaged ROIs are no reason for it: they come as {@link Roi.Corrupt}.
 */
public class BadBinException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that names the value, the rule and the remedy. */
  public BadBinException(String message) {
    super(message);
  }
}
