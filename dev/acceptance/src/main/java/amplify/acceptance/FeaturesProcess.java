package amplify.acceptance;

import amplify.dev.ServiceProcess;
import amplify.s3.ObjectStore;
import amplify.s3.S3Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The features service as a process of its own, started like {@code ./amplify run features} does,
 * so that it can be killed.
 */
public final class FeaturesProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** Who goes on after a killed service need not wait for as long as usual. */
  private static final String SHORT_LEASE = "10";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ServiceProcess process;
  private final URI address;
  private final ObjectStore store;
  private final HttpClient http = HttpClient.newHttpClient();

  private FeaturesProcess(ServiceProcess process, URI address, ObjectStore store) {
    this.process = process;
    this.address = address;
    this.store = store;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param project the project's folder, where it has been built
   * @param data the folder of the embedded servers
   */
  public static FeaturesProcess start(Path project, Path data)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(data, "service", ".log");
    ServiceProcess process =
        ServiceProcess.start(
            project,
            "features",
            List.of("-Xmx512m"),
            Map.of(
                "AMPLIFY_DATA",
                data.toString(),
                "PORT",
                "0",
                "HOST",
                "127.0.0.1",
                "LEASE_SECONDS",
                SHORT_LEASE),
            log);
    try {
      URI address = process.awaitReady(START);
      return new FeaturesProcess(
          process, address, store(data, process.told("Object store").orElseThrow()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.kill();
      throw e;
    }
  }

  private static ObjectStore store(Path data, String endpoint) throws IOException {
    var keys = new Properties();
    try (InputStream content = Files.newInputStream(data.resolve("s3/keys.properties"))) {
      keys.load(content);
    }
    return ObjectStore.connect(
        S3Settings.of(
            URI.create(endpoint),
            "amplify",
            keys.getProperty("access"),
            keys.getProperty("secret")));
  }

  /** Its address. */
  public URI address() {
    return address;
  }

  /** Its bucket. */
  public ObjectStore store() {
    return store;
  }

  /** Posts a job over bins given as their entries in a manifest, and gives its id. */
  public String post(List<? extends JsonNode> bins) throws IOException, InterruptedException {
    var body = MAPPER.createObjectNode();
    bins.forEach(body.putObject("manifest_inline").putArray("bins")::add);
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/jobs"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    JsonNode answer = answer(request);
    if (!answer.has("job_id")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.path("job_id").asText();
  }

  /** A job as it stands. */
  public JsonNode job(String id) throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(address.resolve("/jobs/" + id)).timeout(ANSWER).GET().build());
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    return MAPPER.readTree(http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body());
  }

  /** Waits until a job has ended. */
  public JsonNode ended(String id, Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode job = job(id);
      String status = job.path("status").asText();
      if (status.equals("completed") || status.equals("failed")) {
        return job;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("Job %s has not ended: %s".formatted(id, job(id)));
  }

  /** Kills it without warning, as a power cut would. */
  public void kill() {
    process.kill();
    store.close();
    http.close();
  }

  /** Tells it to stop, as an administrator would, and gives its exit code. */
  public int stop() throws InterruptedException {
    return process.stop();
  }

  @Override
  public void close() {
    process.close();
    store.close();
    http.close();
  }
}
