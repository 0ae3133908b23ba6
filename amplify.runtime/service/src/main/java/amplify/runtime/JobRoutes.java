package amplify.runtime;

import amplify.jobs.BinState;
import amplify.jobs.BinStatus;
import amplify.jobs.Job;
import amplify.jobs.JobFilter;
import amplify.jobs.JobStatus;
import amplify.jobs.Jobs;
import amplify.jobs.NewJob;
import amplify.jobs.Submission;
import amplify.s3.InvalidObjectUriException;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posting, looking up, following and stopping jobs: {@code /jobs}. */
final class JobRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(JobRoutes.class);
  static final int MOST_JOBS = 100;
  static final int MOST_BINS = 1_000;

  private final Jobs jobs;
  private final ObjectStore store;
  private final ServedProcessors processors;
  private final RequestBody body;
  private final CallbackRule callbacks;
  private final JobEvents events;
  private final JobOperations operations;

  JobRoutes(
      Jobs jobs,
      ObjectStore store,
      ServedProcessors processors,
      RequestBody body,
      CallbackRule callbacks,
      JobEvents events,
      JobOperations operations) {
    this.jobs = jobs;
    this.store = store;
    this.processors = processors;
    this.body = body;
    this.callbacks = callbacks;
    this.events = events;
    this.operations = operations;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/jobs", operations.post(), this::post),
        Endpoint.get("/jobs", operations.list(), this::list),
        Endpoint.get(
            "/jobs/{job_id}",
            operations.status(),
            (request, response) -> answer(response, found(request))),
        Endpoint.delete("/jobs/{job_id}", operations.cancel("delete-job"), this::cancel),
        Endpoint.post("/jobs/{job_id}/cancel", operations.cancel("cancel-job"), this::cancel),
        Endpoint.post("/jobs/{job_id}/retry", operations.retry(), this::retry),
        Endpoint.get("/jobs/{job_id}/bins", operations.bins(), this::bins),
        Endpoint.get(
            "/jobs/{job_id}/events",
            operations.events(),
            (request, response) -> events.stream(request, response, () -> found(request))));
  }

  private void post(ServerRequest request, ServerResponse response) {
    JsonNode posted = body.json(request);
    JobRequest job =
        JobRequest.of(posted, request.headers().first(HeaderNames.create("Idempotency-Key")));
    // A repeat is answered by what was done the first time, whatever has changed since.
    Optional<Job> earlier = job.idempotencyKey().flatMap(key -> jobs.repeated(key, job.digest()));
    if (earlier.isPresent()) {
      accept(response, new Submission(earlier.get(), true));
      return;
    }
    callbacks.check(job.callbackUrl());
    LoadedBatch<?> batch = processors.chosen(posted);
    accept(response, submit(job, batch, batch.checkedParameters(job.parameters())));
  }

  private static void accept(ServerResponse response, Submission submission) {
    LOG.atInfo()
        .addKeyValue("job", submission.job().id())
        .addKeyValue("bins", submission.job().bins().total())
        .log(submission.repeated() ? "Job posted again" : "Job posted");
    Answers.send(response, JobJson.accepted(submission.job()));
  }

  private Submission submit(JobRequest request, LoadedBatch<?> batch, String parameters) {
    var job =
        new NewJob(
            batch.about().name(),
            parameters,
            request.priority(),
            request.manifestUri(),
            request.callbackUrl(),
            request.idempotencyKey(),
            request.digest());
    var entries = new BinEntry(batch.inputs(), this::keyOf);
    if (request.manifestUri().isEmpty()) {
      return jobs.submit(job, new InlineManifest(request.manifestInline(), entries));
    }
    String uri = request.manifestUri().get();
    try (var bins = new ManifestObject(uri, store.open(keyOf(uri)), entries)) {
      return jobs.submit(job, bins);
    }
  }

  private String keyOf(String uri) {
    try {
      return store.locate(uri);
    } catch (InvalidObjectUriException e) {
      throw new InvalidRequestException(e.getMessage());
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    int limit = Page.limit(request, MOST_JOBS);
    Set<JobStatus> statuses = Page.statuses(request, List.of(JobStatus.values()), JobStatus::word);
    List<Job> page = jobs.list(new JobFilter(statuses, Page.cursor(request), limit));
    if (page.size() == limit) {
      String cursor = String.valueOf(page.getLast().sequence());
      response.header(HeaderNames.create("X-Next-Cursor"), cursor);
      response.header(HeaderNames.LINK, nextPage(limit, statuses, cursor));
    }
    Answers.send(response, page.stream().map(JobJson::status).toList());
  }

  private static String nextPage(int limit, Set<JobStatus> statuses, String cursor) {
    String filter =
        statuses.isEmpty()
            ? ""
            : statuses.stream()
                .map(JobStatus::word)
                .sorted()
                .collect(Collectors.joining(",", "&status=", ""));
    // Relative to the list's own address, which a proxy may have put below another.
    return "<?limit=%d%s&cursor=%s>; rel=\"next\"".formatted(limit, filter, cursor);
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Job job = id(request).flatMap(jobs::cancel).orElseThrow(() -> unknown(request));
    LOG.atInfo().addKeyValue("job", job.id()).log("Job cancelled");
    answer(response, job);
  }

  private void retry(ServerRequest request, ServerResponse response) {
    Job job = id(request).flatMap(jobs::retry).orElseThrow(() -> unknown(request));
    LOG.atInfo()
        .addKeyValue("job", job.id())
        .addKeyValue("round", job.round())
        .log("Job runs again");
    answer(response, job);
  }

  private void bins(ServerRequest request, ServerResponse response) {
    int limit = Page.limit(request, MOST_BINS);
    Set<BinStatus> statuses = Page.statuses(request, List.of(BinStatus.values()), BinStatus::word);
    int next = (int) Math.min(Page.cursor(request).orElse(0), Integer.MAX_VALUE);
    Job job = found(request);
    List<BinState> page = jobs.bins(job.id(), statuses, next - 1, limit);
    Answers.send(response, JobJson.page(page, page.size() == limit));
  }

  private Job found(ServerRequest request) {
    return found(request, jobs);
  }

  /** The job that the path names. */
  static Job found(ServerRequest request, Jobs jobs) {
    return id(request).flatMap(jobs::find).orElseThrow(() -> unknown(request));
  }

  private static void answer(ServerResponse response, Job job) {
    Answers.send(response, JobJson.status(job));
  }

  private static HttpException unknown(ServerRequest request) {
    return new HttpException(
        "There is no job '%s'".formatted(Printable.text(idText(request))), Status.NOT_FOUND_404);
  }

  private static String idText(ServerRequest request) {
    return request.path().pathParameters().get("job_id");
  }

  private static Optional<UUID> id(ServerRequest request) {
    try {
      return Optional.of(UUID.fromString(idText(request)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
