package amplify.runtime;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that a service answers: the one declaration behind its routes, the labels of its metrics and
 * its documents.
 */
final class Endpoints {

  private final Map<String, List<Endpoint>> byPath = new TreeMap<>(new Specificity());

  /**
   * Gathers them.
   *
   * @throws IllegalArgumentException if two have the same method and path
   */
  Endpoints(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      List<Endpoint> alike = byPath.computeIfAbsent(endpoint.path(), path -> new ArrayList<>());
      if (alike.stream().anyMatch(other -> other.method().equals(endpoint.method()))) {
        throw new IllegalArgumentException(
            "%s %s is answered by two; expected one".formatted(endpoint.method(), endpoint.path()));
      }
      alike.add(endpoint);
    }
  }

  /** The paths, those first that say more exactly where they are. */
  List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  /**
   * Makes routes of them, but of those that features answer.
   *
   * @param paths which of them
   */
  void register(HttpRouting.Builder routing, Predicate<String> paths) {
    byPath.forEach((path, endpoints) -> {
      if (!paths.test(path)) {
        return;
      }
      endpoints.forEach(endpoint ->
          endpoint
              .handler()
              .ifPresent(
                  handler -> routing.route(Method.create(endpoint.method()), path, handler)));
      if (!ofFeature(endpoints)) {
        registerOthers(routing, path, endpoints);
      }
    });
  }

  /** What comes after features: other methods of their paths are answered 405, too. */
  void registerAfterFeatures(HttpRouting.Builder routing) {
    byPath.forEach((path, endpoints) -> {
      if (ofFeature(endpoints)) {
        registerOthers(routing, path, endpoints);
      }
    });
  }

  private static boolean ofFeature(List<Endpoint> endpoints) {
    return endpoints.stream().anyMatch(endpoint -> endpoint.handler().isEmpty());
  }

  /** Answers 405 to other methods of a path. */
  private static void registerOthers(
      HttpRouting.Builder routing, String path, List<Endpoint> endpoints) {
    routing.any(
        path,
        Methods.only(endpoints.stream().map(Endpoint::method).sorted().toArray(String[]::new)));
  }
}
