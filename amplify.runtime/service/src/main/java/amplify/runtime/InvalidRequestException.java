package amplify.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** The request is malformed or invalid: 400. */
class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  InvalidRequestException(List<FieldError> errors) {
    super(errors.stream().map(FieldError::sentence).collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  InvalidRequestException(String message) {
    super(message);
    this.errors = List.of();
  }

  static InvalidRequestException of(String field, String rule) {
    return new InvalidRequestException(List.of(new FieldError(field, rule)));
  }

  List<FieldError> errors() {
    return errors;
  }
}
