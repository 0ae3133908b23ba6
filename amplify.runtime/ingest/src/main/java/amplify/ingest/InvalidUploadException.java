package amplify.ingest;

/** A request breaks a rule, or names what does not exist. */
public final class InvalidUploadException extends UploadRefusedException {

  private static final long serialVersionUID = 1L;

  InvalidUploadException(String field, String rule) {
    super(field, rule);
  }
}
