package amplify.ingest;

/** A request cannot be done as it is; says which field breaks which rule. */
public abstract sealed class UploadRefusedException extends RuntimeException
    permits InvalidUploadException, UploadLimitException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  UploadRefusedException(String field, String rule) {
    super("'%s' %s".formatted(field, rule));
    this.field = field;
    this.rule = rule;
  }

  /** The field of the request, such as {@code bins[3].files[0].filename}. */
  public String field() {
    return field;
  }

  /** What is wrong and what was expected. */
  public String rule() {
    return rule;
  }
}
