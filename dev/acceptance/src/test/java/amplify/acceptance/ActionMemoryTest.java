package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests may hold where there is far less memory than the largest body takes. */
class ActionMemoryTest {

  private static final int SENDERS = 30;

  @TempDir static Path folder;
  private static RunningService service;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            folder,
            Map.of(
                "MAX_REQUEST_MB", "64",
                "AMPLIFY_ROLE", "api",
                "ACTION_MEMORY_MB", "96",
                "ACTION_WAIT_SECONDS", "1"));
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  /** Sent in chunks: nobody is told how much will come. */
  private static HttpResponse<byte[]> send(String mediaType, byte[] body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(service.address().resolve("/wording?letters=capital"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] form(byte[] file) throws IOException {
    return new SequenceInputStream(
            new ByteArrayInputStream(
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: image/png\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8)),
            new SequenceInputStream(
                new ByteArrayInputStream(file),
                new ByteArrayInputStream("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8))))
        .readAllBytes();
  }

  @Test
  void aBodyOfUnknownLengthTakesRoomForWhatComes() throws Exception {
    var small = send("image/png", new byte[100_000]);
    var large = send("image/png", new byte[10 << 20]);
    var tooLarge = send("image/png", new byte[40 << 20]);

    assertEquals(200, small.statusCode(), text(small));
    assertEquals(200, large.statusCode(), text(large));
    assertEquals(400, tooLarge.statusCode());
    assertTrue(text(tooLarge).contains("ACTION_MEMORY_MB"), text(tooLarge));
  }

  @Test
  void aFormOfUnknownLengthTakesRoomForWhatComes() throws Exception {
    var small = send("multipart/form-data; boundary=cut", form(new byte[100_000]));
    var tooLarge = send("multipart/form-data; boundary=cut", form(new byte[40 << 20]));

    assertEquals(200, small.statusCode(), text(small));
    assertEquals(400, tooLarge.statusCode());
    assertTrue(text(tooLarge).contains("ACTION_MEMORY_MB"), text(tooLarge));
  }

  @Test
  void whoeverSendsSlowlyHoldsNobodyUp() throws Exception {
    var senders = new ArrayList<Socket>();
    try {
      for (int i = 0; i < SENDERS; i++) {
        var socket = new Socket(InetAddress.getLoopbackAddress(), service.address().getPort());
        senders.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /wording?letters=capital HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      var answer = send("image/png", new byte[1_000]);

      assertEquals(200, answer.statusCode(), text(answer));
    } finally {
      for (Socket socket : senders) {
        socket.close();
      }
    }
  }
}
