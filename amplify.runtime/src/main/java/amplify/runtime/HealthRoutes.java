package amplify.runtime;

import amplify.api.About;
import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.JobDatabase;
import amplify.jobs.QueueDepth;
import amplify.s3.ObjectStore;
import amplify.worker.Worker;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * Liveness, which is 200 for as long as the process answers at all, and readiness, which is 503
 * while the database or the bucket is out of reach.
 */
final class HealthRoutes implements HttpService {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final About about;
  private final JobDatabase database;
  private final ObjectStore store;
  private final Role role;
  private final Optional<Worker> worker;

  HealthRoutes(
      About about, JobDatabase database, ObjectStore store, Role role, Optional<Worker> worker) {
    this.about = about;
    this.database = database;
    this.store = store;
    this.role = role;
    this.worker = worker;
  }

  @Override
  public void routing(HttpRules rules) {
    for (String path : new String[] {"/", "/health"}) {
      rules.get(path, this::health).any(path, Methods.only("GET"));
    }
    rules
        .get("/health/live", this::live)
        .any("/health/live", Methods.only("GET"))
        .get("/health/ready", this::ready)
        .any("/health/ready", Methods.only("GET"));
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
    worker.ifPresent(working ->
        json.putObject("worker")
            .put("running", working.runningTasks())
            .put("capacity", working.capacity()));
    if (json.path("database").asText().equals("up")) {
      queue(json);
    }
    Answers.send(response, json);
  }

  private void queue(ObjectNode json) {
    try {
      QueueDepth depth = database.queue().depth();
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
    boolean databaseUp = database.reachable();
    boolean storeUp = store.reachable();
    json.put("database", databaseUp ? "up" : "down").put("storage", storeUp ? "up" : "down");
    return databaseUp && storeUp;
  }
}
