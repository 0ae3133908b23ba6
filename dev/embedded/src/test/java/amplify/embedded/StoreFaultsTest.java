package amplify.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StoreFaultsTest {

  private static final int ROUNDS = 60;

  @TempDir Path folder;

  private static S3Client client(URI endpoint, String access, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(access, secret)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
        .build();
  }

  private static byte[] content(int number) {
    var bytes = new byte[20_000];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aShareOfRequestsGoesWrongAndTheOthersAreCarriedOut() {
    var faults = new StoreFaults();
    try (var server = EmbeddedS3.start(folder, 0, faults);
        var client = client(server.endpoint(), server.accessKey(), server.secretKey())) {
      client.createBucket(request -> request.bucket("lab"));
      faults.begin(0.5, 1);
      var statuses = new TreeSet<Integer>();
      int cut = 0;
      for (int i = 0; i < ROUNDS; i++) {
        String key = "object-" + i;
        byte[] content = content(i);
        untilDone(
            statuses,
            () ->
                client.putObject(
                    request -> request.bucket("lab").key(key), RequestBody.fromBytes(content)));
        cut += untilDone(statuses, () -> assertArrayEquals(content, read(client, key)));
      }
      faults.end();

      assertEquals("[500, 503]", statuses.toString());
      assertTrue(cut > 0, "no answer broke off");
      assertEquals(
          ROUNDS, client.listObjectsV2(request -> request.bucket("lab")).contents().size());
    }
  }

  private static byte[] read(S3Client client, String key) {
    return client.getObjectAsBytes(request -> request.bucket("lab").key(key)).asByteArray();
  }

  /** Notes the statuses of errors, and gives how often there was none at all. */
  private static int untilDone(Set<Integer> statuses, Runnable request) {
    int broken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        request.run();
        return broken;
      } catch (S3Exception e) {
        statuses.add(e.statusCode());
      } catch (SdkException e) {
        broken++;
      }
    }
    throw new AssertionError("It never works");
  }

  @Test
  void aKilledServerIsGoneAndComesBackOnItsPortWithItsData() {
    // In tests, what no module asks for by name lies on the class path.
    String modulePath =
        System.getProperty("jdk.module.path")
            + File.pathSeparator
            + System.getProperty("java.class.path");
    Path log = folder.resolve("log");
    URI endpoint;
    S3Client client;
    try (var server = S3Process.start(modulePath, folder.resolve("s3"), 0, log)) {
      endpoint = server.endpoint();
      client = client(endpoint, server.accessKey(), server.secretKey());
      client.createBucket(request -> request.bucket("lab"));
      client.putObject(
          request -> request.bucket("lab").key("kept"), RequestBody.fromBytes(content(1)));
      server.fail(1, 0);
      assertThrows(SdkException.class, () -> read(client, "kept"));
      server.heal();
      assertArrayEquals(content(1), read(client, "kept"));
    }
    var e = assertThrows(SdkException.class, () -> read(client, "kept"));
    assertEquals(ConnectException.class, e.getCause().getClass());
    try (var _ = S3Process.start(modulePath, folder.resolve("s3"), endpoint.getPort(), log)) {
      assertArrayEquals(content(1), read(client, "kept"));
    }
    client.close();
  }
}
