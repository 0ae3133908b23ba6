package amplify.runtime;

import amplify.openapi.Content;
import amplify.openapi.Field;
import amplify.openapi.JsonSchema;
import amplify.openapi.Operation;
import amplify.openapi.Reply;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;

/** What people read of {@code /ingest}. */
final class IngestOperations {

  private static final String ID = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";

  private final JobRequestSchemas requests;
  private final JobOperations jobs;
  private final JobExamples examples;
  private final RequestBody body;

  /**
   * For a service.
   *
   * @param processors whose jobs the ingests are for
   * @param examples what is shown
   * @param body what reads bodies
   */
  IngestOperations(ServedProcessors processors, JobExamples examples, RequestBody body) {
    this.requests = new JobRequestSchemas(processors);
    this.jobs = new JobOperations(processors, examples, body);
    this.examples = examples;
    this.body = body;
  }

  private static Operation of(String id, String summary) {
    return Operation.of(id, Headings.INGEST, summary);
  }

  private static Field id() {
    return Field.path("job_id", JsonSchema.uuid(), "As `POST /ingest/start` gave it.");
  }

  private static Reply unknown() {
    return ErrorReplies.notFound("There is no ingest '%s'".formatted(ID));
  }

  private static Reply unavailable(String... more) {
    return ErrorReplies.unavailable(
        Stream.concat(Stream.of(Problems.NO_DATABASE, Problems.NO_STORE), Stream.of(more))
            .toArray(String[]::new));
  }

  Operation start() {
    return of("start-ingest", "Starts an upload of bins.")
        .describe(
            "Then PUT each part to its URL, which leads straight to the object store, and complete each file. When the last one is complete, the job of the same id is queued. Who repeats a request with its idempotency key is given the same ingest.")
        .with(JobOperations.idempotencyKey())
        .takes(Content.json(IngestSchemas.start(requests), examples.ingest()))
        .answers(200, "Where to upload the files.", Content.json(IngestSchemas.started()))
        .answers(
            ErrorReplies.badField(
                "bins[0].files[0].size_bytes", "must be a whole number, 1 or more"),
            JobOperations.conflict(),
            ErrorReplies.tooLarge(body),
            ErrorReplies.notJson(),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            unavailable(
                "The first request with this idempotency key is still being worked on; try again soon"))
        .calls(jobs.announcement("announce-end-of-ingested-job"));
  }

  Operation complete() {
    return of("complete-file", "Completes a file whose parts have all been uploaded.")
        .describe("Repeating the call gives the same answer.")
        .takes(Content.json(IngestSchemas.complete()))
        .answers(200, "The file is complete.", Content.json(IngestSchemas.completed()))
        .answers(
            ErrorReplies.badField("job_id", "is '%s'; there is no such ingest".formatted(ID)),
            ErrorReplies.conflict("The store does not have part 2; upload and then complete again"),
            ErrorReplies.tooLarge(body),
            ErrorReplies.notJson(),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            unavailable("Another call is completing this file; try again soon"));
  }

  Operation completeFiles() {
    return of("complete-files", "Completes several files whose parts have all been uploaded.")
        .describe(
            "Quicker than one by one. An error names its file; some of the others may be complete by then. Repeating the call gives the same answer.")
        .with(id())
        .takes(Content.json(IngestSchemas.completeFiles()))
        .answers(200, "The files are complete.", Content.json(IngestSchemas.completedFiles()))
        .answers(
            ErrorReplies.badField(
                "files[1].file_id", "is '%s'; the ingest has no such file".formatted(ID)),
            unknown(),
            ErrorReplies.conflict(
                "'files[1]': The store does not have part 2; upload and then complete again"),
            ErrorReplies.tooLarge(body),
            ErrorReplies.notJson(),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            unavailable("'files[1]': Another call is completing this file; try again soon"));
  }

  Operation status() {
    return of("get-ingest", "Shows what has been uploaded, and what is needed to resume.")
        .describe("The parts that the store has, and fresh URLs for the others.")
        .with(
            id(),
            JobOperations.limit(IngestRoutes.MOST_BINS),
            Field.query("bin_id", JsonSchema.text(), "Only this bin."),
            JobOperations.statuses(JsonSchema.words(List.of("completed", "uploading"))),
            JobOperations.cursor("its `next_cursor`."),
            Field.query(
                "urls",
                JsonSchema.truth().with("default", JsonNodeFactory.instance.booleanNode(true)),
                "`false`: no URLs, and the ingest is not kept longer."))
        .answers(200, "The state of the ingest.", Content.json(IngestSchemas.status()))
        .answers(
            ErrorReplies.badField("urls", "is 'maybe'; expected true or false"),
            unknown(),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            unavailable());
  }

  Operation abort() {
    return of("abort-ingest", "Aborts an ingest, and removes what was uploaded.")
        .with(id())
        .answers(200, "Aborted, now or before.", Content.json(IngestSchemas.aborted()))
        .answers(
            unknown(),
            ErrorReplies.conflict(
                "All files of ingest '%s' are there and its job is posted; cancel the job instead"
                    .formatted(ID)),
            ErrorReplies.fault(),
            ErrorReplies.refusedByStore(),
            unavailable());
  }
}
