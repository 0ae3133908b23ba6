package amplify.ingest;

/** Another call is at the same thing; trying again soon gives its outcome. */
public class UploadBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadBusyException(String message) {
    super(message);
  }
}
