package amplify.acceptance;

import amplify.s3.ObjectStore;
import amplify.s3.S3Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The features service as a process of its own, started like {@code ./amplify run features} does,
 * so that it can be killed.
 */
public final class FeaturesProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String SERVICE = "Service       ";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process process;
  private final URI address;
  private final ObjectStore store;
  private final HttpClient http = HttpClient.newHttpClient();

  private FeaturesProcess(Process process, URI address, ObjectStore store) {
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
  public static FeaturesProcess start(Path project, Path data) throws IOException {
    Path log = Files.createTempFile(data, "service", ".log");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Damplify.project=" + project,
            "--enable-native-access=com.github.luben.zstd_jni",
            "--module-path",
            project.resolve("dev/target/modules").toString(),
            "--module",
            "amplify.dev/amplify.dev.Amplify",
            "run",
            "features");
    builder
        .environment()
        .putAll(Map.of("AMPLIFY_DATA", data.toString(), "PORT", "0", "HOST", "127.0.0.1"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    try {
      Map<String, String> told = awaitReady(process, log);
      return new FeaturesProcess(
          process, URI.create(told.get("service")), store(data, told.get("s3")));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Map<String, String> awaitReady(Process process, Path log) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      var told = new HashMap<String, String>();
      try (BufferedReader lines = Files.newBufferedReader(log)) {
        lines
            .lines()
            .forEach(line -> {
              if (line.startsWith("Object store")) {
                told.put("s3", line.substring(14, line.indexOf(',')));
              } else if (line.startsWith(SERVICE)) {
                told.put("service", line.substring(SERVICE.length(), line.indexOf("  (")));
              }
            });
      }
      if (told.size() == 2) {
        return told;
      }
      pause();
    }
    throw new IllegalStateException("The service does not start:\n" + Files.readString(log));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectStore store(Path data, String endpoint) throws IOException {
    var keys = new Properties();
    try (InputStream content = Files.newInputStream(data.resolve("s3/keys.properties"))) {
      keys.load(content);
    }
    return ObjectStore.connect(
        S3Settings.of(
            Map.of(
                "S3_ENDPOINT_URL",
                endpoint,
                "S3_BUCKET",
                "amplify",
                "S3_ACCESS_KEY",
                keys.getProperty("access"),
                "S3_SECRET_KEY",
                keys.getProperty("secret"))));
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
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
    store.close();
    http.close();
  }

  /** Tells it to stop, as an administrator would, and gives its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The service does not stop");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        stop();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    store.close();
    http.close();
  }
}
