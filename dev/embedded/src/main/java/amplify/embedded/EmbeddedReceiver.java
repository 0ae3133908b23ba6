package amplify.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;

/**
 * A receiver of webhooks: keeps every request and answers as told. Listens on 127.0.0.1 only.
 * Thread-safe.
 */
public final class EmbeddedReceiver implements AutoCloseable {

  /**
   * A request that came.
   *
   * @param path path and query
   * @param headers the first value of each header, by its name in lower case
   * @param body the body
   * @param serverName the host name that the caller asked for in the TLS handshake
   */
  public record Received(
      String path, Map<String, String> headers, String body, Optional<String> serverName) {}

  /**
   * What to answer.
   *
   * @param status the HTTP status
   * @param headers headers beside the usual ones
   */
  public record Reply(int status, Map<String, String> headers) {

    /** An answer without headers of its own. */
    public static Reply of(int status) {
      return new Reply(status, Map.of());
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Function<Received, Reply> replies;

  private EmbeddedReceiver(HttpServer server, Function<Received, Reply> replies) {
    this.server = server;
    this.replies = replies;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts a receiver.
   *
   * @param port where to listen; 0 takes a free port
   * @param replies the answer to each request; may take its time
   */
  public static EmbeddedReceiver start(int port, Function<Received, Reply> replies) {
    try {
      return new EmbeddedReceiver(HttpServer.create(address(port), 0), replies);
    } catch (IOException e) {
      throw new UncheckedIOException("No receiver can listen on port " + port, e);
    }
  }

  /** Starts a receiver on a free port that speaks TLS. */
  public static EmbeddedReceiver startTls(SSLContext tls, Function<Received, Reply> replies) {
    try {
      HttpsServer server = HttpsServer.create(address(0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new EmbeddedReceiver(server, replies);
    } catch (IOException e) {
      throw new UncheckedIOException("No receiver can listen", e);
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT),
                      header -> header.getValue().getFirst()));
      var request =
          new Received(
              exchange.getRequestURI().toString(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              serverName(exchange));
      received.add(request);
      Reply reply = replies.apply(request);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), -1);
    }
  }

  private static Optional<String> serverName(HttpExchange exchange) {
    return exchange instanceof HttpsExchange https
            && https.getSSLSession() instanceof ExtendedSSLSession session
        ? session.getRequestedServerNames().stream()
            .findFirst()
            .map(SNIServerName::getEncoded)
            .map(name -> new String(name, StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What has come so far, in order. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /**
   * Waits until that many requests have come.
   *
   * @throws EmbeddedException if they do not come within the time
   */
  public List<Received> await(int count, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (received.size() < count) {
      if (System.nanoTime() > deadline) {
        throw new EmbeddedException(
            "%d of %d requests came within %d s"
                .formatted(received.size(), count, limit.toSeconds()));
      }
      Thread.sleep(10);
    }
    return received();
  }

  /** Stops at once; requests in work get no answer. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
