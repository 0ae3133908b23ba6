package amplify.bench;

import amplify.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The AWS SDK's transfer manager, copying files in parts as it does by default. */
final class MultipartCopy implements AutoCloseable {

  private static final long PART = 5 << 20;

  /** Files in work at a time, of those in parts. */
  private static final int AT_A_TIME = 8;

  private final String bucket;
  private final S3AsyncClient client;
  private final S3TransferManager manager;

  MultipartCopy(S3Settings settings) {
    bucket = settings.bucket();
    client =
        S3AsyncClient.builder()
            .region(Region.of(settings.region()))
            .endpointOverride(settings.endpoint().orElseThrow())
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            .multipartEnabled(true)
            .multipartConfiguration(
                parts -> parts.minimumPartSizeInBytes(PART).thresholdInBytes(PART))
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
    manager = S3TransferManager.builder().s3Client(client).build();
  }

  void copy(Path folder, String prefix) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.toList();
    }
    var copies = new ArrayList<CompletableFuture<?>>();
    for (Path file : all) {
      copies.add(
          manager
              .uploadFile(upload ->
                  upload
                      .source(file)
                      .putObjectRequest(put -> put.bucket(bucket).key(prefix + file.getFileName())))
              .completionFuture());
    }
    copies.forEach(CompletableFuture::join);
  }

  /** The same by the three calls of a multipart upload for every file, however small. */
  void copyInParts(Path folder, String prefix) throws IOException, InterruptedException {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.toList();
    }
    var places = new Semaphore(AT_A_TIME);
    var copies = new ArrayList<CompletableFuture<?>>();
    for (Path file : all) {
      places.acquire();
      copies.add(
          inParts(file, prefix + file.getFileName(), Files.size(file))
              .whenComplete((_, _) -> places.release()));
    }
    copies.forEach(CompletableFuture::join);
  }

  private CompletableFuture<?> inParts(Path file, String key, long size) {
    return client
        .createMultipartUpload(create -> create.bucket(bucket).key(key))
        .thenCompose(begun -> {
          String id = begun.uploadId();
          var parts = new ArrayList<CompletableFuture<CompletedPart>>();
          for (long start = 0; start < size; start += PART) {
            parts.add(part(file, key, id, start, Math.min(PART, size - start)));
          }
          return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
              .thenCompose(_ ->
                  client.completeMultipartUpload(complete ->
                      complete
                          .bucket(bucket)
                          .key(key)
                          .uploadId(id)
                          .multipartUpload(whole ->
                              whole.parts(parts.stream().map(CompletableFuture::join).toList()))));
        });
  }

  private CompletableFuture<CompletedPart> part(
      Path file, String key, String id, long start, long length) {
    int number = (int) (start / PART) + 1;
    var body =
        AsyncRequestBody.fromFile(
            content -> content.path(file).position(start).numBytesToRead(length));
    return client
        .uploadPart(part -> part.bucket(bucket).key(key).uploadId(id).partNumber(number), body)
        .thenApply(done -> CompletedPart.builder().partNumber(number).eTag(done.eTag()).build());
  }

  @Override
  public void close() {
    manager.close();
    client.close();
  }
}
