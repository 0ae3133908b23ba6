package amplify.client;

/**
 * Something could not be uploaded. What was uploaded so far is kept by the service: the same upload
 * of the same folder goes on where it stopped.
 */
public class UploadException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  UploadException(String message) {
    super(message);
  }

  UploadException(String message, Throwable cause) {
    super(message, cause);
  }
}
