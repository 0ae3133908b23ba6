package amplify.client;

/** The service does not know what was asked for: 404. */
public class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(String detail) {
    super(404, detail);
  }
}
