package amplify.s3;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns the SDK's errors into ours, in plain words. */
final class S3Errors {

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int REQUEST_TIMEOUT = 408;

  private S3Errors() {}

  /**
   * Makes a call.
   *
   * @param doing what the call does, as in "reading s3://bucket/key"
   */
  static <T> T translated(String doing, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw of(doing, e);
    }
  }

  static RuntimeException of(String doing, SdkException e) {
    return switch (e) {
      case AwsServiceException service -> of(doing, service);
      case SdkClientException client ->
          new StoreUnavailableException(
              "The object store could not be reached while %s: %s"
                  .formatted(doing, client.getMessage()),
              client);
      default ->
          new StoreUnavailableException(
              "The object store failed while %s: %s".formatted(doing, e.getMessage()), e);
    };
  }

  private static RuntimeException of(String doing, AwsServiceException e) {
    int status = e.statusCode();
    String answer = "%d %s".formatted(status, code(e));
    if (status == NOT_FOUND) {
      return new ObjectNotFoundException(
          "There is nothing to be found while %s (%s)".formatted(doing, answer), e);
    }
    if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      return new StoreUnavailableException(
          "The object store failed while %s (%s)".formatted(doing, answer), e);
    }
    return new StoreAccessException(
        "The object store refused %s (%s): check S3_ACCESS_KEY, S3_SECRET_KEY, S3_BUCKET and rights"
            .formatted(doing, answer),
        e);
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }
}
