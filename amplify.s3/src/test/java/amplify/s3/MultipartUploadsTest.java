package amplify.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedS3;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartUploadsTest {

  private static final Duration VALID = Duration.ofMinutes(5);
  private static final int PART = 5 << 20;

  @TempDir static Path data;
  private static EmbeddedS3 server;
  private static ObjectStore store;
  private static MultipartUploads uploads;

  @BeforeAll
  static void start() {
    server = EmbeddedS3.start(data, 0);
    store = ObjectStore.connect(settings(Optional.empty()));
    store.ensureBucket();
    uploads = store.multipartUploads();
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  private static S3Settings settings(Optional<URI> publicEndpoint) {
    return new S3Settings(
        Optional.of(server.endpoint()),
        publicEndpoint,
        "us-east-1",
        "test",
        server.accessKey(),
        server.secretKey(),
        true,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        4);
  }

  private static int put(URI url, byte[] bytes) throws Exception {
    var connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(bytes.length);
    try (var out = connection.getOutputStream()) {
      out.write(bytes);
    }
    return connection.getResponseCode();
  }

  @Test
  void partsPutToTheirUrlsMakeAnObject() throws Exception {
    String key = "m/a b+ü.dat";
    String id = uploads.begin(key);
    assertEquals(200, put(uploads.partUrl(key, id, 1, VALID), new byte[PART]));
    assertEquals(200, put(uploads.partUrl(key, id, 2, VALID), new byte[3]));

    List<StoredPart> parts = uploads.parts(key, id).orElseThrow();
    String etag = uploads.complete(key, id, parts);

    assertEquals(List.of(1, 2), parts.stream().map(StoredPart::number).toList());
    assertEquals(List.of((long) PART, 3L), parts.stream().map(StoredPart::size).toList());
    assertEquals(new ObjectInfo(key, PART + 3L, etag), store.info(key).orElseThrow());
    assertEquals(Optional.empty(), uploads.parts(key, id));
  }

  @Test
  void aUrlSignedForALengthTakesNoOther() throws Exception {
    String id = uploads.begin("sized");
    URI url = uploads.partUrl("sized", id, 1, 5L, VALID);

    assertTrue(url.toString().contains("X-Amz-SignedHeaders=content-length%3Bhost&"));
    assertEquals(403, put(url, new byte[4]));
    assertEquals(403, put(url, new byte[6]));
    assertEquals(List.of(), uploads.parts("sized", id).orElseThrow());
    assertEquals(200, put(url, new byte[5]));
  }

  @Test
  void anAbortedUploadCannotBeCompleted() throws Exception {
    String id = uploads.begin("aborted");
    put(uploads.partUrl("aborted", id, 1, VALID), new byte[3]);
    List<StoredPart> parts = uploads.parts("aborted", id).orElseThrow();
    uploads.abort("aborted", id);

    assertThrows(ObjectNotFoundException.class, () -> uploads.complete("aborted", id, parts));
  }

  @Test
  void openUploadsAreListedByPrefixAndGoneWhenAborted() {
    String inside = uploads.begin("p1/x");
    uploads.begin("p2/x");

    assertEquals(List.of(new OpenUpload("p1/x", inside)), uploads.open("p1/"));
    uploads.abort("p1/x", inside);
    uploads.abort("p1/x", inside);
    assertEquals(List.of(), uploads.open("p1/"));
    assertEquals(1, uploads.open("p2/").size());
  }

  @Test
  void urlsAreSignedForThePublicAddressAndForNoHeaderButTheHost() {
    try (var others =
        ObjectStore.connect(settings(Optional.of(URI.create("https://s3.example.org"))))) {
      String url = others.multipartUploads().partUrl("k", "u", 7, VALID).toString();

      assertTrue(url.startsWith("https://s3.example.org/test/k?"), url);
      assertTrue(url.contains("partNumber=7"), url);
      assertTrue(url.contains("uploadId=u"), url);
      assertTrue(url.contains("X-Amz-Expires=300"), url);
      assertTrue(url.contains("X-Amz-SignedHeaders=host&"), url);
    }
  }
}
