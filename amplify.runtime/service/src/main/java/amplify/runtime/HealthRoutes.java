package amplify.runtime;

import amplify.api.About;
import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.QueueDepth;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * Liveness, which is 200 for as long as the process answers at all, and readiness, which is 503
 * while the database or the bucket is out of reach, where the service has them.
 */
final class HealthRoutes {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final About about;
  private final Optional<JobServing> jobs;
  private final Optional<ObjectStore> store;
  private final Role role;

  HealthRoutes(About about, Optional<JobServing> jobs, Optional<ObjectStore> store, Role role) {
    this.about = about;
    this.jobs = jobs;
    this.store = store;
    this.role = role;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/", ServiceOperations.health("get-root"), this::health),
        Endpoint.get("/health", ServiceOperations.health("get-health"), this::health),
        Endpoint.get("/health/live", ServiceOperations.live(), this::live),
        Endpoint.get("/health/ready", ServiceOperations.ready(), this::ready));
  }

  private ObjectNode healthy() {
    return MAPPER
        .createObjectNode()
        .put("status", "healthy")
        .put("version", about.version())
        .put("service", about.name())
        .put("role", role.word())
        .put("software_version", Software.version());
  }

  private void live(ServerRequest request, ServerResponse response) {
    Answers.send(response, healthy());
  }

  private void health(ServerRequest request, ServerResponse response) {
    ObjectNode json = healthy();
    reach(json);
    jobs.ifPresent(serving -> {
      serving
          .worker()
          .ifPresent(working ->
              json.putObject("worker")
                  .put("running", working.runningTasks())
                  .put("capacity", working.capacity()));
      if (json.path("database").asText().equals("up")) {
        queue(json, serving);
      }
    });
    Answers.send(response, json);
  }

  private static void queue(ObjectNode json, JobServing serving) {
    try {
      QueueDepth depth = serving.database().queue().depth();
      json.putObject("queue").put("queued", depth.queued()).put("running", depth.running());
    } catch (DatabaseUnavailableException e) {
      // Gone since it was last asked: say so instead of failing a liveness probe.
      json.put("database", "down");
    }
  }

  private void ready(ServerRequest request, ServerResponse response) {
    ObjectNode json = MAPPER.createObjectNode();
    boolean ready = reach(json);
    json.put("status", ready ? "ready" : "not ready");
    response.status(ready ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
    Answers.send(response, json);
  }

  private boolean reach(ObjectNode json) {
    boolean ready = true;
    if (jobs.isPresent()) {
      ready = tell(json, "database", jobs.get().database().reachable());
    }
    if (store.isPresent()) {
      ready &= tell(json, "storage", store.get().reachable());
    }
    return ready;
  }

  private static boolean tell(ObjectNode json, String what, boolean up) {
    json.put(what, up ? "up" : "down");
    return up;
  }
}
