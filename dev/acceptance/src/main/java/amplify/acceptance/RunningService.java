package amplify.acceptance;

import amplify.embedded.EmbeddedPostgres;
import amplify.embedded.EmbeddedS3;
import amplify.runtime.FoundProcessors;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A service with a real database and a real object store, and the calls that tests make of it. */
final class RunningService implements AutoCloseable {

  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final String processor;
  private final Optional<Path> plugins;
  private final Optional<EmbeddedPostgres> postgres;
  private final EmbeddedS3 s3;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> values = new HashMap<>();
  private final ObjectStore store;
  private Service service;

  RunningService(Path folder, Map<String, String> changes) {
    this(folder, changes, "catalogue");
  }

  /** The service of a processor; without a database if that has no jobs. */
  RunningService(Path folder, Map<String, String> changes, String processor) {
    this.processor = processor;
    plugins = Optional.ofNullable(changes.get("AMPLIFY_PLUGINS")).map(Path::of);
    postgres =
        found(processor).haveJobs()
            ? Optional.of(EmbeddedPostgres.start(folder.resolve("postgres")))
            : Optional.empty();
    s3 = EmbeddedS3.start(folder.resolve("s3"), 0);
    values.put("PORT", "0");
    values.put("HOST", "127.0.0.1");
    postgres.ifPresent(database -> values.put("DATABASE_URL", database.url()));
    values.put("DATABASE_USER", EmbeddedPostgres.USER);
    values.put("S3_ENDPOINT_URL", s3.endpoint().toString());
    values.put("S3_BUCKET", "lab");
    values.put("S3_ACCESS_KEY", s3.accessKey());
    values.put("S3_SECRET_KEY", s3.secretKey());
    values.put("S3_ATTEMPTS", "2");
    values.put("WORK_DIR", folder.resolve("work").toString());
    values.putAll(changes);
    ServiceSettings settings = settings();
    store = ObjectStore.connect(settings.s3().orElseThrow());
    service = start(settings);
  }

  private FoundProcessors found(String name) {
    return plugins
        .map(folder -> FoundProcessors.find(name, folder))
        .orElseGet(() -> FoundProcessors.find(name));
  }

  private Service start(ServiceSettings settings) {
    return Service.start(settings, found(processor));
  }

  private ServiceSettings settings() {
    return settings(values);
  }

  private ServiceSettings settings(Map<String, String> all) {
    return ServiceSettings.read(Map.of(), Path.of("/nonexistent"), all, postgres.isPresent());
  }

  /** Starts another process's worth of the service on the same database and bucket. */
  Service another(Map<String, String> changes) {
    var changed = new HashMap<>(values);
    changed.putAll(changes);
    return start(settings(changed));
  }

  ObjectStore store() {
    return store;
  }

  /** Stops the service and starts it anew on the same data. */
  void restart() {
    values.put("PORT", Integer.toString(service.port()));
    service.close();
    service = start(settings());
  }

  /** Starts the service of another processor on the same database and bucket. */
  Service another(String otherProcessor) {
    return Service.start(settings(), otherProcessor);
  }

  /** Starts one more service on the same data. */
  Service another() {
    return start(settings());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + service.port());
  }

  void stopStore() {
    s3.close();
  }

  void stopDatabase() {
    postgres.ifPresent(EmbeddedPostgres::close);
  }

  /** A connection of the test's own to the service's database. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(postgres.orElseThrow().url(), EmbeddedPostgres.USER, "");
  }

  /** What is at /metrics. */
  HttpResponse<String> metrics(String accept) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address().resolve("/metrics"))
            .timeout(LONGEST)
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  record Answer(int status, HttpResponse<String> response, JsonNode json) {

    String detail() {
      return json.path("detail").asText();
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), "application/json");
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, HttpRequest.BodyPublishers.ofString(body), "application/json");
  }

  Answer send(String method, String path, HttpRequest.BodyPublisher body, String mediaType)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .timeout(LONGEST)
            .header("Content-Type", mediaType)
            .method(method, body)
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response,
        response.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(response.body()));
  }

  /** Puts files of the given names and lengths, and gives the bin's entry in a manifest. */
  ObjectNode bin(String binId, Map<String, Integer> files) {
    ObjectNode bin = MAPPER.createObjectNode().put("bin_id", binId);
    ArrayNode uris = bin.putArray("files");
    files.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(file -> {
          String key = "datasets/%s/%s".formatted(binId, file.getKey());
          store.put(key, new byte[file.getValue()], "application/octet-stream");
          uris.add(store.uri(key));
        });
    return bin;
  }

  ObjectNode request(ObjectNode... bins) {
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode array = body.putObject("manifest_inline").putArray("bins");
    for (ObjectNode bin : bins) {
      array.add(bin);
    }
    return body;
  }

  /** Posts a job and waits until it has ended. */
  JsonNode ended(ObjectNode request) throws IOException, InterruptedException {
    Answer posted = post("/jobs", request.toString());
    if (posted.status() != 200) {
      throw new AssertionError(posted.detail());
    }
    return ended(posted.json().path("job_id").asText());
  }

  JsonNode ended(String jobId) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode job = get("/jobs/" + jobId).json();
      String status = job.path("status").asText();
      if (status.equals("completed") || status.equals("failed")) {
        return job;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("Job %s has not ended".formatted(jobId));
  }

  @Override
  public void close() {
    service.close();
    store.close();
    s3.close();
    postgres.ifPresent(EmbeddedPostgres::close);
    http.close();
  }
}
