package amplify.ingest;

/** What is asked does not fit where the upload stands. */
public class UploadConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadConflictException(String message) {
    super(message);
  }
}
