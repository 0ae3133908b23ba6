package amplify.runtime;

import amplify.jobs.Job;
import amplify.jobs.Jobs;
import amplify.jobs.NewBin;
import amplify.jobs.NewJob;
import amplify.jobs.Submission;
import amplify.s3.InvalidObjectUriException;
import amplify.s3.ObjectStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posting and looking up jobs: {@code /jobs}. */
final class JobRoutes implements HttpService {

  private static final Logger LOG = LoggerFactory.getLogger(JobRoutes.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 100;

  private final Jobs jobs;
  private final ObjectStore store;
  private final LoadedProcessor<?> processor;
  private final RequestBody body;

  JobRoutes(Jobs jobs, ObjectStore store, LoadedProcessor<?> processor, RequestBody body) {
    this.jobs = jobs;
    this.store = store;
    this.processor = processor;
    this.body = body;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/", this::post)
        .get("/", this::list)
        .any("/", Methods.only("GET", "POST"))
        .get("/{job_id}", this::find)
        .any("/{job_id}", Methods.only("GET"));
  }

  private void post(ServerRequest request, ServerResponse response) {
    JobRequest job =
        JobRequest.of(
            body.json(request), request.headers().first(HeaderNames.create("Idempotency-Key")));
    String parameters = processor.checkedParameters(job.parameters());
    Submission submission = submit(job, parameters);
    LOG.atInfo()
        .addKeyValue("job", submission.job().id())
        .addKeyValue("bins", submission.job().binsTotal())
        .log(submission.repeated() ? "Job posted again" : "Job posted");
    Answers.send(response, JobJson.accepted(submission.job()));
  }

  private Submission submit(JobRequest request, String parameters) {
    var job =
        new NewJob(
            processor.about().name(),
            parameters,
            request.priority(),
            request.manifestUri(),
            request.callbackUrl(),
            request.idempotencyKey(),
            request.digest());
    var entries = new BinEntry(processor.inputs(), this::keyOf);
    if (request.manifestUri().isEmpty()) {
      return submit(job, new InlineManifest(request.manifestInline(), entries));
    }
    String uri = request.manifestUri().get();
    try (var bins = new ManifestObject(uri, store.open(keyOf(uri)), entries)) {
      return submit(job, bins);
    }
  }

  private Submission submit(NewJob job, Iterator<NewBin> bins) {
    return jobs.submit(job, bins);
  }

  private String keyOf(String uri) {
    try {
      return store.locate(uri);
    } catch (InvalidObjectUriException e) {
      throw new InvalidRequestException(e.getMessage());
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    ArrayNode array = MAPPER.createArrayNode();
    jobs.newest(QueryValues.number(request, "limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT))
        .forEach(job -> array.add(JobJson.status(job)));
    Answers.send(response, array);
  }

  private void find(ServerRequest request, ServerResponse response) {
    String id = request.path().pathParameters().get("job_id");
    Job job =
        uuid(id)
            .flatMap(jobs::find)
            .orElseThrow(() ->
                new HttpException(
                    "There is no job '%s'".formatted(Printable.text(id)), Status.NOT_FOUND_404));
    Answers.send(response, JobJson.status(job));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
