package amplify.runtime;

import amplify.jobs.Job;
import amplify.jobs.JobStatus;
import amplify.jobs.Jobs;
import amplify.s3.ObjectInfo;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Listing a completed job's objects, each with an address to read it from: {@code
 * /jobs/{job_id}/results}. So callers need no keys of the object store.
 */
final class ResultRoutes {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final int MOST_OBJECTS = 1_000;

  private final Jobs jobs;
  private final ObjectStore store;
  private final String resultsPrefix;
  private final Duration validity;
  private final InstantSource clock;
  private final JobOperations operations;

  ResultRoutes(
      Jobs jobs,
      ObjectStore store,
      String resultsPrefix,
      Duration validity,
      InstantSource clock,
      JobOperations operations) {
    this.jobs = jobs;
    this.store = store;
    this.resultsPrefix = resultsPrefix;
    this.validity = validity;
    this.clock = clock;
    this.operations = operations;
  }

  List<Endpoint> endpoints() {
    return List.of(Endpoint.get("/jobs/{job_id}/results", operations.results(), this::list));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Job job = JobRoutes.found(request, jobs);
    if (job.status() != JobStatus.COMPLETED) {
      throw new HttpException(
          "Job '%s' is %s: only completed jobs have results"
              .formatted(job.id(), job.status().word()),
          Status.CONFLICT_409);
    }
    int limit = Page.limit(request, MOST_OBJECTS);
    String folder = "%s/%s/".formatted(resultsPrefix, job.id());
    String prefix = folder + name(request, "prefix");
    String cursor = name(request, "cursor");
    List<ObjectInfo> page = store.list(prefix, cursor.isEmpty() ? "" : folder + cursor, limit);
    ObjectNode json = MAPPER.createObjectNode().put("job_id", job.id().toString());
    ArrayNode objects = json.putArray("objects");
    for (ObjectInfo object : page) {
      objects
          .addObject()
          .put("name", object.key().substring(folder.length()))
          .put("size", object.size())
          .put("etag", object.etag())
          .put("url", store.readUrl(object.key(), validity).toString());
    }
    json.put(
        "expires_at", clock.instant().plus(validity).truncatedTo(ChronoUnit.SECONDS).toString());
    json.put(
        "next_cursor",
        page.size() == limit ? page.getLast().key().substring(folder.length()) : null);
    Answers.send(response, json);
  }

  /** A name below the job's results, or the beginning of one. */
  private static String name(ServerRequest request, String parameter) {
    String name = request.query().first(parameter).orElse("");
    if (name.chars().anyMatch(Character::isISOControl) || name.length() > 1_024) {
      throw InvalidRequestException.of(
          parameter,
          "is '%s'; expected the beginning of a name like features/part-0000.parquet"
              .formatted(Printable.text(name)));
    }
    return name;
  }
}
