package amplify.ingest;

/** The first request of the same idempotency key is still being worked on; try again soon. */
public class UploadOpeningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadOpeningException() {
    super("The first request with this idempotency key is still being worked on; try again soon");
  }
}
