package amplify.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers as the test says, to try what a real one does seldom. */
final class FakeService implements AutoCloseable {

  /** What a test says. */
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Map<String, Deque<Answering>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers to come for calls such as {@code GET /health}; the last one stays. */
  FakeService on(String call, Answering... then) {
    answers.put(call, new ArrayDeque<>(List.of(then)));
    return this;
  }

  static Answering json(int status, String body) {
    return exchange -> send(exchange, status, "application/json", body.replace('\'', '"'));
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** How often a call was made. */
  long count(String call) {
    return requests.stream().filter(call::equals).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(call);
    Deque<Answering> then = answers.get(call);
    if (then == null) {
      send(exchange, 404, "application/json", "{\"detail\":\"There is nothing at " + call + "\"}");
      return;
    }
    Answering next;
    synchronized (then) {
      next = then.size() > 1 ? then.removeFirst() : then.getFirst();
    }
    next.answer(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
