package amplify.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A client of one service. Thread-safe. Every call throws {@link NetworkException} if the service
 * cannot be reached and {@link ApiException} if it answers with an error.
 */
public final class AmplifyClient implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  private final URI base;
  private final HttpClient http;

  private AmplifyClient(URI base) {
    this.base = base;
    this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  }

  /**
   * A client of the service at the given address.
   *
   * @param base for example {@code http://localhost:8001}
   */
  public static AmplifyClient of(URI base) {
    return new AmplifyClient(base);
  }

  /** The service's own word on its health: a JSON object as text. */
  public String health() {
    return get("/health").toString();
  }

  /**
   * Posts a job over objects that are in the service's bucket.
   *
   * @param bins its bins, at least one
   * @return the job's id
   */
  public String submit(List<BinFiles> bins) {
    ObjectNode body = MAPPER.createObjectNode();
    var array = body.putObject("manifest_inline").putArray("bins");
    for (BinFiles bin : bins) {
      bin.files().forEach(array.addObject().put("bin_id", bin.binId()).putArray("files")::add);
    }
    HttpRequest request =
        request("/jobs")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return answer(request).path("job_id").asText();
  }

  /**
   * Looks up a job.
   *
   * @throws NotFoundException if there is none of that id
   */
  public JobStatus job(String jobId) {
    return JobReader.status(get("/jobs/" + jobId));
  }

  /**
   * The newest jobs, newest first.
   *
   * @param limit how many at most, 1 to 100
   */
  public List<JobStatus> jobs(int limit) {
    var jobs = new ArrayList<JobStatus>();
    get("/jobs?limit=" + limit).forEach(json -> jobs.add(JobReader.status(json)));
    return jobs;
  }

  /**
   * Waits until a job has ended, well or not.
   *
   * @param every how often to ask
   * @param limit how long to wait at most
   * @param onStatus told each state that was seen, the last one included
   * @throws WaitTimeoutException if the job goes on after the limit
   * @throws InterruptedException if the thread is interrupted
   */
  public JobStatus waitFor(
      String jobId, Duration every, Duration limit, Consumer<JobStatus> onStatus)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      JobStatus status = job(jobId);
      onStatus.accept(status);
      if (status.ended()) {
        return status;
      }
      if (System.nanoTime() > deadline) {
        throw new WaitTimeoutException(
            "Job %s is still %s after %d s; it goes on, so ask again later"
                .formatted(jobId, status.status(), limit.toSeconds()));
      }
      Thread.sleep(every);
    }
  }

  private JsonNode get(String path) {
    return answer(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_TIMEOUT);
  }

  private JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode json = parsed(request, response);
      if (response.statusCode() == 404) {
        throw new NotFoundException(json.path("detail").asText());
      }
      if (response.statusCode() >= 400) {
        throw new ApiException(response.statusCode(), json.path("detail").asText());
      }
      return json;
    } catch (IOException e) {
      throw new NetworkException(
          "%s cannot be reached: %s; is the service running?"
              .formatted(request.uri(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkException("Interrupted while waiting for " + request.uri(), e);
    }
  }

  private static JsonNode parsed(HttpRequest request, HttpResponse<byte[]> response)
      throws IOException {
    try {
      return MAPPER.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new ApiException(
          response.statusCode(),
          "%s answered %d with something that is not JSON: is it an Amplify service?"
              .formatted(request.uri(), response.statusCode()));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
