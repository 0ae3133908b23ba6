package amplify.runtime;

/** One parameter breaks its rule; the message says which rule, without the parameter's name. */
class ParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ParameterException(String message) {
    super(message);
  }
}
