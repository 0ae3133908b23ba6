package amplify.client;

/**
 * A result could not be downloaded. What has come so far is kept: the same download goes on where
 * it stopped.
 */
public class DownloadException extends AmplifyException {

  private static final long serialVersionUID = 1L;

  DownloadException(String message) {
    super(message);
  }

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
