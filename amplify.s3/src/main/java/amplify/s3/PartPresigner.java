package amplify.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.OptionalLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs URLs for single parts, for the address by which others reach the store. Signs no header but
 * the host and, if asked, the length, so that a plain PUT is enough.
 */
final class PartPresigner implements AutoCloseable {

  private final String bucket;
  private final S3Presigner presigner;

  PartPresigner(S3Settings settings) {
    bucket = settings.bucket();
    presigner = presigner(settings);
  }

  /** Signs for the address by which others reach the store. */
  static S3Presigner presigner(S3Settings settings) {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(settings.pathStyle()).build());
    settings.publicEndpoint().or(settings::endpoint).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  URI url(String key, String uploadId, int number, OptionalLong length, Duration validity) {
    try {
      return presigner
          .presignUploadPart(request ->
              request
                  .signatureDuration(validity)
                  .uploadPartRequest(part -> {
                    part.bucket(bucket).key(key).uploadId(uploadId).partNumber(number);
                    length.ifPresent(part::contentLength);
                  }))
          .url()
          .toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A signed URL is not a URI: " + key, e);
    }
  }

  @Override
  public void close() {
    presigner.close();
  }
}
