package amplify.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the object store is and how to use it.
 *
 * @param endpoint the service's address; empty for Amazon's own (S3_ENDPOINT_URL)
 * @param publicEndpoint the same service as others see it, for pre-signed URLs; empty if that is
 *     the endpoint (S3_PUBLIC_ENDPOINT_URL)
 * @param region the region in signatures (S3_REGION)
 * @param bucket the one bucket in use (S3_BUCKET)
 * @param accessKey the access key (S3_ACCESS_KEY)
 * @param secretKey the secret key (S3_SECRET_KEY)
 * @param pathStyle whether the bucket stands in the path instead of the host name (S3_PATH_STYLE)
 * @param connectTimeout limit of making a connection (S3_CONNECT_TIMEOUT_SECONDS)
 * @param readTimeout limit of silence in an answer (S3_READ_TIMEOUT_SECONDS)
 * @param attempts how often a call is tried at most (S3_ATTEMPTS)
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<URI> publicEndpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    Duration connectTimeout,
    Duration readTimeout,
    int attempts) {

  /** A bucket of a server with the default limits: 5 and 30 seconds, four attempts. */
  public static S3Settings of(URI endpoint, String bucket, String accessKey, String secretKey) {
    return new S3Settings(
        Optional.of(endpoint),
        Optional.empty(),
        "us-east-1",
        bucket,
        accessKey,
        secretKey,
        true,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        4);
  }

  /** Leaves the secret key out. */
  @Override
  public String toString() {
    return "bucket %s at %s as %s"
        .formatted(bucket, endpoint.map(URI::toString).orElse("Amazon S3"), accessKey);
  }
}
