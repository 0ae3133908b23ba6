package amplify.client;

/** The service answered with an error. The message is the detail that it gave. */
public class ApiException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
