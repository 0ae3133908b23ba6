package amplify.s3;

/** There is no object of that key. */
public class ObjectNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ObjectNotFoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
