package amplify.runtime;

import io.helidon.common.uri.UriPath;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How long requests take, by route. Only templates and known methods become labels, so that no
 * caller can make their number grow.
 */
final class RequestMetrics implements Filter {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String OTHER = "other";

  private final Histogram requests;
  private final List<Route> routes;

  /**
   * Measures requests.
   *
   * @param paths the templates of all routes, in the order in which they are tried
   */
  RequestMetrics(PrometheusRegistry registry, List<String> paths) {
    routes = paths.stream().map(Route::of).toList();
    requests =
        Durations.ofCalls(
                "amplify_http_request_duration_seconds",
                "Requests until their answer was sent; streams of events until they end.")
            .labelNames("route", "method", "status")
            .register(registry);
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = System.nanoTime();
    String route = route(request.path());
    String method = request.prologue().method().text();
    response.whenSent(() ->
        requests
            .labelValues(
                route,
                METHODS.contains(method) ? method : OTHER,
                response.status().code() / 100 + "xx")
            .observe(Durations.seconds(Duration.ofNanos(System.nanoTime() - start))));
    chain.proceed();
  }

  private String route(UriPath path) {
    return routes.stream()
        .filter(route -> route.matcher().match(path).accepted())
        .map(Route::template)
        .findFirst()
        .orElse(OTHER);
  }

  private record Route(String template, PathMatcher matcher) {

    static Route of(String template) {
      return new Route(template, PathMatchers.create(template));
    }
  }
}
