package amplify.webhooks;

/** A callback_url must not be called. The message completes the sentence "callback_url …". */
public class RefusedTargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedTargetException(String message) {
    super(message);
  }
}
