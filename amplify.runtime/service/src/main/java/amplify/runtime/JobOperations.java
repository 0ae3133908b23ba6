package amplify.runtime;

import amplify.api.Column;
import amplify.openapi.Callback;
import amplify.openapi.Content;
import amplify.openapi.Example;
import amplify.openapi.Field;
import amplify.openapi.JsonSchema;
import amplify.openapi.Operation;
import amplify.openapi.Reply;
import amplify.wire.JobAccepted;
import amplify.wire.JobBins;
import amplify.wire.JobFailed;
import amplify.wire.JobObjects;
import amplify.wire.JobResult;
import amplify.wire.JobState;
import amplify.wire.JobStatus;
import amplify.wire.WireJson;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read of {@code /jobs}. */
final class JobOperations {

  private static final String ID = JobExamples.ID.toString();
  private static final JobAccepted ACCEPTED =
      new JobAccepted(JobExamples.ID, JobState.QUEUED, JobExamples.CREATED);
  private static final JsonSchema STATUS = RecordSchemas.of(JobStatus.class);

  private final JobRequestSchemas requests;
  private final JobExamples examples;
  private final String columns;
  private final RequestBody body;

  /**
   * For a service.
   *
   * @param processors whose jobs they are
   * @param examples what is shown
   * @param body what reads bodies
   */
  JobOperations(ServedProcessors processors, JobExamples examples, RequestBody body) {
    requests = new JobRequestSchemas(processors);
    this.examples = examples;
    this.columns = columns(processors);
    this.body = body;
  }

  private static String columns(ServedProcessors processors) {
    return processors.batches().stream()
        .map(JobOperations::columns)
        .collect(Collectors.joining("\n"));
  }

  private static String columns(LoadedBatch<?> batch) {
    return Stream.concat(
            Stream.of(Column.string("bin_id"), Column.int64("roi_number")),
            batch.schema().columns().stream())
        .map(column -> "| `%s` | %s |".formatted(column.name(), column.type().label()))
        .collect(
            Collectors.joining(
                "\n",
                "| column of %s | type |\n| --- | --- |\n".formatted(batch.about().name()),
                "\n"));
  }

  private static Operation of(String id, String summary) {
    return Operation.of(id, Headings.JOBS, summary);
  }

  static Field id() {
    return Field.path(
        "job_id", JsonSchema.uuid(), "As `POST /jobs` or `POST /ingest/start` gave it.");
  }

  static Field limit(int largest) {
    return Field.query(
        "limit",
        JsonSchema.int32()
            .with("minimum", JsonNodeFactory.instance.numberNode(1))
            .with("maximum", JsonNodeFactory.instance.numberNode(largest))
            .with("default", JsonNodeFactory.instance.numberNode(Page.DEFAULT_LIMIT)),
        "The most entries of a page.");
  }

  static Field cursor(String origin) {
    return Field.query("cursor", JsonSchema.text(), "Where the previous page ended: " + origin);
  }

  static Field idempotencyKey() {
    return Field.header(
        "Idempotency-Key", JsonSchema.text(), "As `idempotency_key` in the body; one of the two.");
  }

  static Field statuses(JsonSchema words) {
    return Field.query(
        "status",
        JsonSchema.list(words),
        "Only entries with these states; repeated, or separated by commas.");
  }

  static Reply unknown() {
    return ErrorReplies.notFound("There is no job '%s'".formatted(ID));
  }

  private static Reply noDatabase() {
    return ErrorReplies.unavailable(Problems.NO_DATABASE);
  }

  private static Reply badLimit(int largest) {
    return ErrorReplies.badField(
        "limit", "is '0'; expected a whole number from 1 to %d".formatted(largest));
  }

  Operation post() {
    return of("post-job", "Posts a job.")
        .describe(
            "The bins' files must be in the bucket; to upload them, see "
                + Headings.INGEST
                + ". Follow the job with `GET /jobs/{job_id}`, `…/events`, or by its `callback_url`.")
        .with(idempotencyKey())
        .takes(Content.json(requests.request(), examples.posts()))
        .answers(
            200,
            "The job is stored, and will be done whatever happens to this process.",
            Content.json(
                RecordSchemas.of(JobAccepted.class),
                new Example("Queued", WireJson.tree(ACCEPTED))))
        .answers(
            ErrorReplies.badRequest(examples.refusals()),
            ErrorReplies.notFound(
                "There is nothing to be found while opening %s (404 NoSuchKey)"
                    .formatted(examples.manifest())),
            conflict(),
            ErrorReplies.tooLarge(body),
            ErrorReplies.notJson(),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            ErrorReplies.unavailable(Problems.NO_DATABASE, Problems.NO_STORE))
        .calls(announcement("announce-end-of-job"));
  }

  static Reply conflict() {
    return ErrorReplies.conflict(
        "Idempotency key 'cruise-7' was used for a different request; use a new key, or repeat the first request unchanged");
  }

  /** What a receiver is sent when a job has ended. */
  Callback announcement(String id) {
    return new Callback(
        "end",
        "POST",
        "{$request.body#/callback_url}",
        of(id, "Announces the end of the job.")
            .describe(
                "Repeated until it is accepted. Signed by the Standard Webhooks specification if the service has a secret.")
            .with(
                Field.header("webhook-id", JsonSchema.uuid(), "The same in all attempts."),
                Field.header("webhook-timestamp", JsonSchema.text(), "Seconds since 1970."),
                Field.header("webhook-signature", JsonSchema.text(), "`v1,` and an HMAC-SHA256."))
            .takes(
                Content.json(
                    JsonSchema.anyOf(
                        List.of(
                            RecordSchemas.of(JobResult.class), RecordSchemas.of(JobFailed.class)))))
            .answers(
                200,
                "Accepted, as with any status from 200 to 299. After others the service tries again."));
  }

  Operation list() {
    return of("list-jobs", "Lists jobs, newest first.")
        .with(
            limit(JobRoutes.MOST_JOBS),
            statuses(RecordSchemas.words(JobState.class)),
            cursor("its header `X-Next-Cursor`."))
        .answers(
            Reply.of(200, "A page of jobs.", Content.json(JsonSchema.list(STATUS)))
                .header("X-Next-Cursor", "`cursor` of the next page, if there may be one.")
                .header("Link", "The next page's address, as `rel=\"next\"`."))
        .answers(badLimit(JobRoutes.MOST_JOBS), ErrorReplies.fault(), noDatabase());
  }

  Operation status() {
    return of("get-job", "Shows the state of a job.")
        .describe("`result.features.schema` names the columns of the table:\n\n" + columns)
        .with(id())
        .answers(200, "The job.", Content.json(STATUS, examples.completed()))
        .answers(unknown(), ErrorReplies.fault(), noDatabase());
  }

  /** Two routes do the same. */
  Operation cancel(String id) {
    return of(id, "Cancels a job.")
        .describe("Running bins stop soon. Finished bins are discarded.")
        .with(id())
        .answers(200, "The job, cancelled now or before.", Content.json(STATUS))
        .answers(
            unknown(),
            ErrorReplies.conflict(
                "Job %s has completed: only a job that is queued or processing can be cancelled"
                    .formatted(ID)),
            ErrorReplies.fault(),
            noDatabase());
  }

  Operation retry() {
    return of("retry-job", "Runs the failed and cancelled bins of a job again.")
        .with(id())
        .answers(200, "The job, queued again.", Content.json(STATUS))
        .answers(
            unknown(),
            ErrorReplies.conflict(
                "Job %s is processing: only a job that has ended can be run again".formatted(ID),
                "Job %s has no bin that failed: there is nothing to run again".formatted(ID)),
            ErrorReplies.fault(),
            noDatabase());
  }

  Operation bins() {
    return of("list-bins", "Lists the bins of a job, in its order.")
        .with(
            id(),
            limit(JobRoutes.MOST_BINS),
            statuses(RecordSchemas.words(JobBins.State.class)),
            cursor("its `next_cursor`."))
        .answers(200, "A page of bins.", Content.json(RecordSchemas.of(JobBins.class)))
        .answers(badLimit(JobRoutes.MOST_BINS), unknown(), ErrorReplies.fault(), noDatabase());
  }

  Operation events() {
    return of("follow-job", "Follows a job by server-sent events.")
        .describe(
            "`state` now and whenever something has changed, then `end`, then nothing more. The data of each event is a whole JobStatus, so a missed event does no harm.")
        .with(
            id(),
            Field.header(
                "Last-Event-ID", JsonSchema.text(), "The last event that the caller received."))
        .answers(
            200,
            "The events, for up to an hour; then reconnect.",
            Content.text("text/event-stream"))
        .answers(204, "The job has ended, and the caller has seen it: do not reconnect.")
        .answers(
            unknown(),
            ErrorReplies.notAccepted(JobEvents.NOT_ACCEPTED),
            ErrorReplies.fault(),
            noDatabase());
  }

  Operation results() {
    return of("list-results", "Lists the objects of a completed job, each with a URL.")
        .with(
            id(),
            Field.query(
                "prefix",
                JsonSchema.text(),
                "The beginning of names: `features/`, `masks/`, `artifacts/`, `results.json`."),
            limit(ResultRoutes.MOST_OBJECTS),
            cursor("its `next_cursor`."))
        .answers(
            200, "A page of objects, by name.", Content.json(RecordSchemas.of(JobObjects.class)))
        .answers(
            badLimit(ResultRoutes.MOST_OBJECTS),
            unknown(),
            ErrorReplies.conflict(
                "Job '%s' is processing: only completed jobs have results".formatted(ID)),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            ErrorReplies.unavailable(Problems.NO_DATABASE, Problems.NO_STORE));
  }
}
