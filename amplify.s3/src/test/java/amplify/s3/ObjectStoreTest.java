package amplify.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.embedded.EmbeddedS3;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreTest {

  @TempDir static Path data;
  private static EmbeddedS3 server;
  private static ObjectStore store;

  @BeforeAll
  static void start() {
    server = EmbeddedS3.start(data, 0);
    store = ObjectStore.connect(settings(server.endpoint(), server.secretKey()));
    store.ensureBucket();
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  private static S3Settings settings(URI endpoint, String secretKey) {
    return new S3Settings(
        Optional.of(endpoint),
        Optional.empty(),
        "us-east-1",
        "test",
        server.accessKey(),
        secretKey,
        true,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        2);
  }

  @Test
  void aBucketThatIsThereIsLeftAlone() {
    store.put("kept/a", new byte[] {1}, "application/octet-stream");

    store.ensureBucket();

    assertTrue(store.info("kept/a").isPresent());
  }

  @Test
  void whatWasPutIsReadBack(@TempDir Path folder) throws IOException {
    byte[] bytes = "plankton".getBytes(StandardCharsets.UTF_8);
    ObjectInfo written = store.put("back/text", bytes, "text/plain");

    Path file = folder.resolve("text");
    ObjectInfo read = store.download("back/text", file);

    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals(written, read);
    assertEquals(bytes.length, read.size());
    assertFalse(read.etag().contains("\""), read.etag());
  }

  @Test
  void keysMayHaveBlanksAndLettersOfAnyScript() throws IOException {
    String key = "odd/a b+c%20/ñandú.roi";
    store.put(key, new byte[] {7}, "application/octet-stream");

    try (InputStream content = store.open(store.locate(store.uri(key)))) {
      assertArrayEquals(new byte[] {7}, content.readAllBytes());
    }
    assertEquals(List.of(key), store.list("odd/").map(ObjectInfo::key).toList());
  }

  @Test
  void aLargeFileGoesInPartsAndComesBackWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large");
    var bytes = new byte[40 << 20];
    new Random(3).nextBytes(bytes);
    Files.write(file, bytes);

    ObjectInfo written = store.upload("large/one", file, "application/octet-stream");

    assertTrue(written.etag().endsWith("-3"), written.etag());
    Path back = folder.resolve("back");
    assertEquals(bytes.length, store.download("large/one", back).size());
    assertEquals(-1, Files.mismatch(file, back));
  }

  @Test
  void anEmptyFileIsAnObjectToo(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("empty.adc"));

    store.upload("empty/adc", file, "application/octet-stream");

    assertEquals(0, store.download("empty/adc", folder.resolve("back")).size());
  }

  @Test
  void allObjectsBelowAPrefixAreRemovedAndNoOthers() {
    for (int i = 0; i < 5; i++) {
      store.put("gone/" + i, new byte[1], "application/octet-stream");
    }
    store.put("gone-not", new byte[1], "application/octet-stream");

    store.deleteAll("gone/");

    assertEquals(List.of("gone-not"), store.list("gone").map(ObjectInfo::key).toList());
  }

  @Test
  void aMissingObjectIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("none");

    var e = assertThrows(ObjectNotFoundException.class, () -> store.download("no/such.roi", file));

    assertTrue(e.getMessage().contains("s3://test/no/such.roi"), e.getMessage());
    assertFalse(Files.exists(file));
    assertTrue(store.info("no/such.roi").isEmpty());
  }

  @Test
  void aWrongSecretIsRefusedAndNeitherKeyIsTold() {
    try (var stranger = ObjectStore.connect(settings(server.endpoint(), "guessed"))) {
      var e = assertThrows(StoreAccessException.class, stranger::ensureBucket);

      assertTrue(e.getMessage().contains("S3_SECRET_KEY"), e.getMessage());
      assertFalse(e.getMessage().contains("guessed"), e.getMessage());
      assertFalse(stranger.reachable());
    }
  }

  @Test
  void aServerThatIsNotThereIsToldFromOneThatRefuses() {
    try (var nowhere =
        ObjectStore.connect(settings(URI.create("http://127.0.0.1:1"), server.secretKey()))) {
      assertThrows(StoreUnavailableException.class, () -> nowhere.info("x"));
      assertFalse(nowhere.reachable());
    }
  }

  @Test
  void aUriOfAnotherBucketIsRefusedWithTheRightOne() {
    var e =
        assertThrows(InvalidObjectUriException.class, () -> store.locate("s3://other/bins/a.roi"));

    assertEquals(
        "'s3://other/bins/a.roi' is in bucket 'other'; expected the service's bucket 'test'",
        e.getMessage());
  }

  @Test
  void theSecretIsNotPrintedWithTheSettings() {
    assertFalse(
        settings(server.endpoint(), server.secretKey()).toString().contains(server.secretKey()));
  }
}
