package amplify.bench;

import amplify.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** The AWS SDK's transfer manager, copying files in parts as it does by default. */
final class MultipartCopy implements AutoCloseable {

  private static final long PART = 5 << 20;

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

  @Override
  public void close() {
    manager.close();
    client.close();
  }
}
