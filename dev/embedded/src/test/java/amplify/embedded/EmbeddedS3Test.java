package amplify.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class EmbeddedS3Test {

  private static final int PART = 5 << 20;

  @TempDir Path folder;
  private EmbeddedS3 server;
  private S3Client client;

  @BeforeEach
  void start() {
    server = EmbeddedS3.start(folder, 0);
    client = client(server.secretKey());
    client.createBucket(request -> request.bucket("lab"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private StaticCredentialsProvider credentials(String secret) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(server.accessKey(), secret));
  }

  private S3Client client(String secret) {
    return S3Client.builder()
        .endpointOverride(server.endpoint())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(credentials(secret))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private String begin(String key) {
    return client.createMultipartUpload(request -> request.bucket("lab").key(key)).uploadId();
  }

  private String send(String key, String upload, int number) {
    return client
        .uploadPart(
            request -> request.bucket("lab").key(key).uploadId(upload).partNumber(number),
            RequestBody.fromBytes(new byte[PART]))
        .eTag();
  }

  private void complete(String key, String upload, CompletedPart... parts) {
    client.completeMultipartUpload(request ->
        request
            .bucket("lab")
            .key(key)
            .uploadId(upload)
            .multipartUpload(whole -> whole.parts(parts)));
  }

  private static CompletedPart part(int number, String etag) {
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  @Test
  void objectsKeysAndBegunUploadsOutliveTheServer() {
    client.putObject(
        request -> request.bucket("lab").key("kept"), RequestBody.fromBytes(new byte[3]));
    String upload = begin("large");
    String etag = send("large", upload, 1);
    String secret = server.secretKey();
    stop();

    server = EmbeddedS3.start(folder, 0);
    assertEquals(secret, server.secretKey());
    client = client(secret);
    assertEquals(
        3L, client.headObject(request -> request.bucket("lab").key("kept")).contentLength());
    complete("large", upload, part(1, etag));
    assertEquals(
        (long) PART,
        client.headObject(request -> request.bucket("lab").key("large")).contentLength());
  }

  @Test
  void theSecretKeyIsForItsOwnerOnly() throws IOException {
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(folder.resolve("keys.properties")));
  }

  @Test
  void aWrongSecretIsRefused() {
    try (var stranger = client("guessed")) {
      var e = assertThrows(S3Exception.class, stranger::listBuckets);

      assertEquals(403, e.statusCode());
    }
  }

  @Test
  void partsForAnUploadThatIsUnknownAbortedOrCompleteAreRefused() {
    String aborted = begin("a");
    client.abortMultipartUpload(request -> request.bucket("lab").key("a").uploadId(aborted));
    String complete = begin("c");
    complete("c", complete, part(1, send("c", complete, 1)));

    for (String upload : new String[] {aborted, complete, "unknown"}) {
      // Some HTTP clients do not get to read an answer that comes before they have sent all.
      assertThrows(SdkException.class, () -> send("a", upload, 1), upload);
    }
    assertEquals(0, client.listMultipartUploads(request -> request.bucket("lab")).uploads().size());
    assertEquals(1, client.listObjectsV2(request -> request.bucket("lab")).contents().size());
  }

  @Test
  void aPreSignedAddressIsGoodForItsPartItsKeyAndItsTime() throws Exception {
    String upload = begin("p");
    try (var presigner =
        S3Presigner.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(credentials(server.secretKey()))
            .build()) {
      URL good = partAddress(presigner, upload, Duration.ofMinutes(5));
      assertEquals(200, put(good));
      assertEquals(403, put(changed(good, "partNumber=1", "partNumber=2")));
      assertEquals(403, put(changed(good, "/lab/p?", "/lab/q?")));

      URL brief = partAddress(presigner, upload, Duration.ofSeconds(1));
      Thread.sleep(2_500);
      int late = put(brief);
      assertFalse(late < 400, "answered " + late);
    }
  }

  private static URL partAddress(S3Presigner presigner, String upload, Duration time) {
    return presigner
        .presignUploadPart(presign ->
            presign
                .signatureDuration(time)
                .uploadPartRequest(
                    request -> request.bucket("lab").key("p").uploadId(upload).partNumber(1)))
        .url();
  }

  private static URL changed(URL url, String from, String to) throws Exception {
    assertTrue(url.toString().contains(from), url.toString());
    return URI.create(url.toString().replace(from, to)).toURL();
  }

  private static int put(URL url) throws IOException {
    var connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.getOutputStream().write(new byte[10]);
    return connection.getResponseCode();
  }
}
