package amplify.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects that others upload in parts, by URLs signed for them. Thread-safe; calls block and have
 * limits, and throw what those of {@link ObjectStore} throw.
 */
public final class MultipartUploads implements AutoCloseable {

  private static final int BAD_REQUEST = 400;

  private final S3Client client;
  private final String bucket;
  private final PartPresigner presigner;

  MultipartUploads(S3Client client, S3Settings settings) {
    this.client = client;
    this.bucket = settings.bucket();
    this.presigner = new PartPresigner(settings);
  }

  /** Begins an upload and gives its id. Nothing is at the key until it is completed. */
  public String begin(String key) {
    return S3Errors.translated(
        "beginning the upload of " + uri(key),
        () -> client.createMultipartUpload(r -> r.bucket(bucket).key(key)).uploadId());
  }

  /**
   * The URL to PUT one part to, with no header but its length. Signed here, without a call.
   *
   * @param number the part, 1 to 10,000
   * @param validity how long the URL is good for, at most seven days
   */
  public URI partUrl(String key, String uploadId, int number, Duration validity) {
    return presigner.url(key, uploadId, number, OptionalLong.empty(), validity);
  }

  /**
   * The URL to PUT one part of a certain length to; the store refuses any other as wrongly signed.
   *
   * @param number the part, 1 to 10,000
   * @param length how many bytes it has
   * @param validity how long the URL is good for, at most seven days
   */
  public URI partUrl(String key, String uploadId, int number, long length, Duration validity) {
    return presigner.url(key, uploadId, number, OptionalLong.of(length), validity);
  }

  /** The parts that are there, by number; empty if the upload is unknown, complete or aborted. */
  public Optional<List<StoredPart>> parts(String key, String uploadId) {
    try {
      return Optional.of(
          S3Errors.translated(
              "listing the parts of " + uri(key),
              () ->
                  client
                      .listPartsPaginator(r -> r.bucket(bucket).key(key).uploadId(uploadId))
                      .parts()
                      .stream()
                      .map(part ->
                          new StoredPart(
                              part.partNumber(), ObjectInfo.plain(part.eTag()), part.size()))
                      .toList()));
    } catch (ObjectNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the object from its parts. A store may give the same answer to a repeat, or know nothing
   * of the upload any more.
   *
   * @param parts those it is made from, in the order of their numbers
   * @return the object's entity tag, without quotes
   * @throws ObjectNotFoundException if the upload is unknown, complete or aborted
   * @throws PartsRefusedException if the store refuses the parts
   */
  public String complete(String key, String uploadId, Collection<StoredPart> parts) {
    List<CompletedPart> listed =
        parts.stream()
            .map(
                part -> CompletedPart.builder().partNumber(part.number()).eTag(part.etag()).build())
            .toList();
    return S3Errors.translated(
        "completing the upload of " + uri(key),
        () -> ObjectInfo.plain(completed(key, uploadId, listed)));
  }

  private String completed(String key, String uploadId, List<CompletedPart> parts) {
    try {
      return client
          .completeMultipartUpload(r ->
              r.bucket(bucket)
                  .key(key)
                  .uploadId(uploadId)
                  .multipartUpload(whole -> whole.parts(parts)))
          .eTag();
    } catch (S3Exception e) {
      if (e.statusCode() == BAD_REQUEST) {
        throw new PartsRefusedException(
            "The object store refused the parts of %s: %s"
                .formatted(uri(key), e.awsErrorDetails().errorMessage()),
            e);
      }
      throw e;
    }
  }

  /** Ends an upload and removes its parts; nothing happens if it is unknown, complete or ended. */
  public void abort(String key, String uploadId) {
    try {
      S3Errors.translated(
          "aborting the upload of " + uri(key),
          () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(uploadId)));
    } catch (ObjectNotFoundException e) {
      // Somebody else was quicker: there is nothing left to end.
      return;
    }
  }

  /** The uploads begun and not ended whose keys begin so. */
  public List<OpenUpload> open(String prefix) {
    return S3Errors.translated(
        "listing the uploads below " + uri(prefix),
        () ->
            client
                .listMultipartUploadsPaginator(r -> r.bucket(bucket).prefix(prefix))
                .uploads()
                .stream()
                // Not every server heeds the prefix.
                .filter(upload -> upload.key().startsWith(prefix))
                .map(upload -> new OpenUpload(upload.key(), upload.uploadId()))
                .toList());
  }

  private String uri(String key) {
    return new ObjectUri(bucket, key).toString();
  }

  @Override
  public void close() {
    presigner.close();
  }
}
