package amplify.ingest;

/** A request asks for more than is allowed at a time. */
public final class UploadLimitException extends UploadRefusedException {

  private static final long serialVersionUID = 1L;

  UploadLimitException(String field, String rule) {
    super(field, rule);
  }
}
