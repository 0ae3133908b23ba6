package amplify.runtime;

import amplify.jobs.Job;
import amplify.jobs.JobStatus;
import amplify.jobs.Jobs;
import amplify.s3.ObjectInfo;
import amplify.s3.ObjectStore;
import amplify.wire.JobObjects;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Listing a completed job's objects, each with an address to read it from: {@code
 * /jobs/{job_id}/results}. So callers need no keys of the object store.
 */
final class ResultRoutes {

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
    Answers.send(
        response,
        new JobObjects(
            job.id(),
            page.stream().map(object -> object(object, folder)).toList(),
            clock.instant().plus(validity).truncatedTo(ChronoUnit.SECONDS),
            page.size() == limit
                ? Optional.of(page.getLast().key().substring(folder.length()))
                : Optional.empty()));
  }

  private JobObjects.ResultObject object(ObjectInfo object, String folder) {
    return new JobObjects.ResultObject(
        object.key().substring(folder.length()),
        object.size(),
        object.etag(),
        store.readUrl(object.key(), validity));
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
