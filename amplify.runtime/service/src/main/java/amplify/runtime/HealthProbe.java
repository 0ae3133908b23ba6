package amplify.runtime;

import amplify.runtime.settings.ServiceDeclaration;
import amplify.runtime.settings.SettingSources;
import amplify.runtime.settings.SettingsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks the service that runs on this machine whether it is healthy, for containers, which have no
 * other program that could. It speaks to a socket, since a client would take longer to start than
 * to ask.
 */
final class HealthProbe {

  private static final int HEALTHY = 0;
  private static final int NOT_HEALTHY = 1;
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private HealthProbe() {}

  /**
   * Asks, and reports on standard error what is wrong.
   *
   * @param sources what is set, of which PORT is read
   * @return the exit code
   * @throws SettingsException if PORT is wrong
   */
  static int run(SettingSources sources) {
    int port = sources.find(ServiceDeclaration.PORT).orElse(ServiceSettings.USUAL_PORT);
    try {
      String status = status(port);
      if (status.startsWith("HTTP/1.1 200 ")) {
        return HEALTHY;
      }
      System.err.printf("The service on port %s answers: %s%n", port, status);
    } catch (IOException e) {
      System.err.printf("No service answers on port %s: %s%n", port, e.getMessage());
    }
    return NOT_HEALTHY;
  }

  private static String status(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String line = answer.readLine();
      return line == null ? "nothing" : line;
    }
  }
}
