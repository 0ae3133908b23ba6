package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as it comes over the wire: how connections end, and requests that are none. */
class ConnectionsTest {

  @TempDir static Path folder;
  private static RunningService service;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service = new RunningService(folder, Map.of("AMPLIFY_ROLE", "api"));
  }

  @AfterAll
  static void stop() {
    service.close();
    HTTP.close();
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBodyThatBreaksOffIsToldToWhoeverStillListens() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.address().getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "POST /wording?letters=capital HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 100\r\n\r\nabc"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }
  }

  @Test
  void aMethodThatIsNoneIsRefused() throws Exception {
    String answer = raw("F\u0001O /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 2~Content-Length: 3 | {}x",
        "Content-Length: 2~Transfer-Encoding: chunked | 2~{}~0~~",
        "Transfer-Encoding: gzip | {}",
        "Content-Length: two | {}",
        "Transfer-Encoding: chunked | zz~{}~0~~",
        "Transfer-Encoding: chunked | 2;a=b~{}~0~~"
      })
  void aBodyWhoseLengthIsUnclearIsRefused(String headers, String body) throws Exception {
    String answer =
        raw(
            "POST /jobs HTTP/1.1~Host: x~Connection: close~%s~~%s"
                .formatted(headers, body)
                .replace("~", "\r\n"));

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("expected "), answer);
  }

  @Test
  void anotherVersionOfHttpIsRefused() throws Exception {
    String answer = raw("GET /health HTTP/1.0\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 505 "), answer);
    assertTrue(answer.contains("expected HTTP/1.1"), answer);
  }

  @Test
  void aQueryMayHaveColons() throws Exception {
    String answer = raw("GET /jobs?limit=x:y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("'limit'"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/docs", "/health", "/health/ready"})
  void pagesOfOtherOriginsAreNotLetIn(String path) throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(service.address().resolve(path))
                .header("Origin", "http://elsewhere")
                .build(),
            HttpResponse.BodyHandlers.discarding());

    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
  }

  @Test
  void aConnectionIsClosedWhenAskedFor() throws Exception {
    assertTrue(
        raw("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .startsWith("HTTP/1.1 200 "));
  }

  @Test
  void thePageIsFoundWithASlashAsWell() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(service.address().resolve("/docs/")).build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertEquals(308, answer.statusCode());
    assertEquals("../docs", answer.headers().firstValue("Location").orElseThrow());
    assertArrayEquals(new byte[0], answer.body());
  }
}
