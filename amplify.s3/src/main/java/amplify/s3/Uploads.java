package amplify.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Sends files to the object store, large ones in parts; never holds more than a buffer of them. */
final class Uploads {

  private static final long MIB = 1L << 20;

  /** Files up to this size go in one request. */
  private static final long SINGLE = 32 * MIB;

  private static final long SMALLEST_PART = 16 * MIB;

  /** The S3 limit is 10,000. */
  private static final long MOST_PARTS = 9_000;

  private final S3Client client;
  private final String bucket;

  Uploads(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  ObjectInfo upload(String key, Path file, String mediaType) throws IOException {
    long size = Files.size(file);
    if (size <= SINGLE) {
      String etag =
          client
              .putObject(
                  request -> request.bucket(bucket).key(key).contentType(mediaType),
                  RequestBody.fromFile(file))
              .eTag();
      return ObjectInfo.of(key, size, etag);
    }
    return inParts(key, file, size, mediaType);
  }

  private ObjectInfo inParts(String key, Path file, long size, String mediaType) {
    String upload =
        client
            .createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType(mediaType))
            .uploadId();
    try {
      List<CompletedPart> parts = sendParts(key, upload, file, size);
      String etag =
          client
              .completeMultipartUpload(request ->
                  request
                      .bucket(bucket)
                      .key(key)
                      .uploadId(upload)
                      .multipartUpload(whole -> whole.parts(parts)))
              .eTag();
      return ObjectInfo.of(key, size, etag);
    } catch (SdkException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private List<CompletedPart> sendParts(String key, String upload, Path file, long size) {
    long partSize = Math.max(SMALLEST_PART, (size + MOST_PARTS - 1) / MOST_PARTS);
    var parts = new ArrayList<CompletedPart>();
    for (long start = 0; start < size; start += partSize) {
      int number = parts.size() + 1;
      long length = Math.min(partSize, size - start);
      UploadPartRequest request =
          UploadPartRequest.builder()
              .bucket(bucket)
              .key(key)
              .uploadId(upload)
              .partNumber(number)
              .contentLength(length)
              .build();
      String etag =
          client
              .uploadPart(
                  request,
                  RequestBody.fromContentProvider(
                      section(file, start, length), length, "application/octet-stream"))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    return parts;
  }

  /** A part of a file, opened anew for each attempt. */
  private static ContentStreamProvider section(Path file, long start, long length) {
    return () -> {
      try {
        FileChannel channel = FileChannel.open(file);
        channel.position(start);
        InputStream content = Channels.newInputStream(channel);
        return new BoundedStream(content, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private void abort(String key, String upload, SdkException cause) {
    try {
      client.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      // What was sent stays until the store's own clean-up; the first error is the one to tell.
      cause.addSuppressed(e);
    }
  }
}
