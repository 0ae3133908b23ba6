package amplify.jobs;

/** An idempotency key came again with another request. */
public class IdempotencyConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IdempotencyConflictException(String key) {
    super(
        "Idempotency key '%s' was used for a different request; use a new key, or repeat the first request unchanged"
            .formatted(key));
  }
}
