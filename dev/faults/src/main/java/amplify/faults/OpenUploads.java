package amplify.faults;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The multipart uploads of a bucket that were begun and neither completed nor aborted. */
final class OpenUploads implements AutoCloseable {

  private final S3Client client;
  private final String bucket;

  OpenUploads(Map<String, String> settings) {
    bucket = settings.get("S3_BUCKET");
    client =
        S3Client.builder()
            .endpointOverride(URI.create(settings.get("S3_ENDPOINT_URL")))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        settings.get("S3_ACCESS_KEY"), settings.get("S3_SECRET_KEY"))))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** Their keys. */
  List<String> keys() {
    return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
        .map(upload -> upload.key())
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }
}
