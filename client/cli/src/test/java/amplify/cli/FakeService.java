package amplify.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers as the test says. */
final class FakeService implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private record Answer(int status, String type, String body, Map<String, String> headers) {}

  FakeService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The option that names it. */
  String url() {
    return "--url=" + address();
  }

  /** Answers calls such as {@code GET /health}, or {@code GET /jobs?limit=2} of that very query. */
  FakeService on(String call, int status, String json) {
    return on(call, status, json, Map.of());
  }

  FakeService on(String call, int status, String json, Map<String, String> headers) {
    answers.put(call, new Answer(status, "application/json", json.replace('\'', '"'), headers));
    return this;
  }

  FakeService on(String call, String type, String body) {
    answers.put(call, new Answer(200, type, body, Map.of()));
    return this;
  }

  /** Method, path and query of each call, in the order they came in. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** The body of the last call. */
  String body() {
    return bodies.getLast();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod() + " ";
    String full = method + exchange.getRequestURI();
    requests.add(full);
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer = answers.get(full);
    if (answer == null) {
      answer = answers.get(method + exchange.getRequestURI().getPath());
    }
    if (answer == null) {
      answer = new Answer(404, "application/json", "{\"detail\":\"Nothing here\"}", Map.of());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.type());
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
