package amplify.runtime;

import amplify.api.About;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code /} and {@code /health} in the form of the HTTP contract: 200 for as long as the process
 * answers at all, and what is within its reach. What orchestrators ask for is answered by {@link
 * HealthChecks}.
 */
final class HealthRoutes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final About about;
  private final Role role;
  private final ServiceHealth health;

  /** Read once: it stands in a file of the module. */
  private final String software = Software.version();

  HealthRoutes(About about, Role role, ServiceHealth health) {
    this.about = about;
    this.role = role;
    this.health = health;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/", ServiceOperations.health("get-root"), this::health),
        Endpoint.get("/health", ServiceOperations.health("get-health"), this::health),
        Endpoint.byFeature("/health/live", ServiceOperations.live()),
        Endpoint.byFeature("/health/ready", ServiceOperations.ready()),
        Endpoint.byFeature("/health/started", ServiceOperations.started()));
  }

  private void health(ServerRequest request, ServerResponse response) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("status", "healthy")
            .put("version", about.version())
            .put("service", about.name())
            .put("role", role.word())
            .put("software_version", software);
    health.needs().forEach(need -> json.put(need.name(), need.up() ? "up" : "down"));
    health
        .worker()
        .ifPresent(worker ->
            json.putObject("worker")
                .put("running", worker.running())
                .put("capacity", worker.capacity()));
    health
        .queue()
        .ifPresent(depth ->
            json.putObject("queue").put("queued", depth.queued()).put("running", depth.running()));
    health.age().ifPresent(age -> json.put("age_seconds", Durations.rounded(age)));
    Answers.send(response, json);
  }
}
