package amplify.runtime;

import io.helidon.common.Weighted;
import io.helidon.http.NotFoundException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Everything a process answers to HTTP, in this order: {@code /} and {@code /health}, the server's
 * features, its own routes, and an error for all else.
 *
 * @param endpoints its own, and those that features answer
 * @param features of the server
 * @param metrics measures requests
 * @param role what the process does
 */
record HttpServing(
    Endpoints endpoints, List<ServerFeature> features, RequestMetrics metrics, Role role) {

  private static final Set<String> ROOTS = Set.of("/", "/health");
  private static final Duration GRACE = Duration.ofSeconds(5);

  HttpServing {
    features = List.copyOf(features);
  }

  /** Makes routes. */
  void register(HttpRouting.Builder routing) {
    routing
        .addFilter(new LastRequests())
        .addFilter(metrics)
        .addFilter(new WholeAnswers("/health/"));
    // The feature of health would answer for its own root, too.
    endpoints.register(routing, ROOTS::contains);
    routing.addFeature(new Own());
    routing.addFeature(new Rest());
    Problems.register(routing);
  }

  /**
   * Comes after the server's features, whose weights are 80 and more: probes are asked most often,
   * and routes are tried one after the other.
   */
  private final class Own implements HttpFeature, Weighted {

    @Override
    public void setup(HttpRouting.Builder routing) {
      endpoints.register(routing, path -> !ROOTS.contains(path));
      DocumentRoutes.registerTypedAddress(routing);
    }

    @Override
    public double weight() {
      return 50;
    }
  }

  /** Comes last: what nothing else has answered. */
  private final class Rest implements HttpFeature, Weighted {

    @Override
    public void setup(HttpRouting.Builder routing) {
      endpoints.registerAfterFeatures(routing);
      routing.any((request, response) -> {
        throw new NotFoundException(nothingAt(request.path().path()));
      });
    }

    @Override
    public double weight() {
      return 1;
    }
  }

  /**
   * Starts a server.
   *
   * @throws IllegalStateException if the port is taken
   */
  WebServer start(ServiceSettings settings) {
    HttpRouting.Builder routing = HttpRouting.builder();
    register(routing);
    WebServer server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            // Answers are sent in several writes; the next must not wait for the last to be
            // confirmed.
            .connectionOptions(connections -> connections.tcpNoDelay(true))
            .shutdownGracePeriod(GRACE)
            .directHandlers(Problems::register)
            // Those named here and no others, whatever lies on the module path.
            .featuresDiscoverServices(false)
            .features(features)
            .routing(routing)
            .build()
            .start();
    if (!server.isRunning() || server.port() < 0) {
      // The server says so in its log only, and lives on without a socket.
      server.stop();
      throw new IllegalStateException(
          "The service cannot listen on %s:%d; is the port taken? Choose another with PORT"
              .formatted(settings.host(), settings.port()));
    }
    return server;
  }

  private String nothingAt(String path) {
    String nothing = "There is nothing at %s".formatted(Printable.text(path));
    return role.serves()
        ? nothing
        : nothing + ": this process only works through bins (AMPLIFY_ROLE is worker)";
  }
}
