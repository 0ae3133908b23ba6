package amplify.runtime;

import amplify.openapi.Operation;
import amplify.openapi.Route;
import io.helidon.webserver.http.Handler;
import java.util.Optional;

/**
 * Something that the service answers, together with what people read of it: there is no way to have
 * the one without the other.
 *
 * @param route the HTTP method, the path, and what people read
 * @param handler answers; empty if a feature of the server does
 */
record Endpoint(Route route, Optional<Handler> handler) {

  /**
   * Declares one.
   *
   * @throws IllegalArgumentException if what people would read does not fit the path
   */
  static Endpoint of(String method, String path, Operation operation, Handler handler) {
    return new Endpoint(new Route(method, path, operation), Optional.of(handler));
  }

  /** Declares a GET that a feature of the server answers. */
  static Endpoint byFeature(String path, Operation operation) {
    return new Endpoint(new Route("GET", path, operation), Optional.empty());
  }

  static Endpoint get(String path, Operation operation, Handler handler) {
    return of("GET", path, operation, handler);
  }

  static Endpoint post(String path, Operation operation, Handler handler) {
    return of("POST", path, operation, handler);
  }

  static Endpoint delete(String path, Operation operation, Handler handler) {
    return of("DELETE", path, operation, handler);
  }

  String method() {
    return route.method();
  }

  String path() {
    return route.path();
  }
}
