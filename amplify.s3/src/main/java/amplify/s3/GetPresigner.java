package amplify.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs URLs for reading single objects, for the address by which others reach the store. Signs no
 * header but the host, so that a plain GET is enough, with a range or without.
 */
final class GetPresigner implements AutoCloseable {

  private final String bucket;
  private final S3Presigner presigner;

  GetPresigner(S3Settings settings) {
    bucket = settings.bucket();
    presigner = PartPresigner.presigner(settings);
  }

  URI url(String key, Duration validity) {
    try {
      return presigner
          .presignGetObject(request ->
              request
                  .signatureDuration(validity)
                  .getObjectRequest(get -> get.bucket(bucket).key(key)))
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
