package amplify.client;

/**
 * The base of all errors of the client:
 *
 * <ul>
 *   <li>{@link NetworkException}: the service, or its object store, cannot be reached;
 *   <li>{@link ApiException}: the service answered with an error; {@link NotFoundException} is the
 *       404 among them;
 *   <li>{@link JobFailedException}: a job ended without results;
 *   <li>{@link WaitTimeoutException}: a job did not end in the time given;
 *   <li>{@link UploadException} and {@link DownloadException}: a file could not be transferred.
 * </ul>
 */
public class AmplifyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AmplifyException(String message) {
    super(message);
  }

  AmplifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
