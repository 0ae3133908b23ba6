package amplify.runtime;

import amplify.jobs.UploadState;
import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;

/** What ingests look like as JSON. */
final class IngestSchemas {

  private IngestSchemas() {}

  /** The request that starts one. */
  static JsonSchema start(JobRequestSchemas jobs) {
    JsonSchema file =
        JsonSchema.object()
            .member("filename", JsonSchema.text().described("Without a folder."))
            .member(
                "size_bytes",
                JsonSchema.int64().with("minimum", JsonNodeFactory.instance.numberNode(1)));
    JsonSchema bin =
        JsonSchema.object()
            .member("bin_id", JobRequestSchemas.binId())
            .member("files", JobRequestSchemas.atLeastOne(file).described(jobs.files()));
    return JsonSchema.named(
        "IngestStart",
        jobs.withJobMembers(
            JsonSchema.object()
                .member("bins", JobRequestSchemas.atLeastOne(bin))
                .optionalMember(
                    "signed_sizes",
                    JsonSchema.truth()
                        .with("default", JsonNodeFactory.instance.booleanNode(false))
                        .described(
                            "`true`: the URLs take only parts of the lengths that `part_size` plans, and completing a file is quicker."))));
  }

  static JsonSchema states() {
    return JsonSchema.words(Arrays.stream(UploadState.values()).map(UploadState::word).toList());
  }

  private static JsonSchema id() {
    return JsonSchema.uuid().described("Of the ingest, and of its job once that is queued.");
  }

  /** What one is answered that was started. */
  static JsonSchema started() {
    return JsonSchema.named(
        "IngestStarted",
        JsonSchema.object()
            .member("job_id", id())
            .member("state", states())
            .member("expires_at", JsonSchema.time().described("When the URLs expire."))
            .member("bins", bins()));
  }

  /** Where one stands. */
  static JsonSchema status() {
    return JsonSchema.named(
        "IngestStatus",
        JsonSchema.object()
            .member("job_id", id())
            .member("state", states())
            .member("reason", JsonSchema.text().orNull().described("Why it was aborted."))
            .member("created_at", JsonSchema.time())
            .member(
                "kept_until",
                JsonSchema.time()
                    .orNull()
                    .described("When it is aborted, unless a client resumes it."))
            .member("expires_at", JsonSchema.time().orNull().described("When the URLs expire."))
            .member("bins_total", JsonSchema.int64())
            .member("files_total", JsonSchema.int64())
            .member("files_completed", JsonSchema.int64())
            .member("bytes_total", JsonSchema.int64())
            .member("bins", bins())
            .member(
                "next_cursor",
                JsonSchema.text()
                    .orNull()
                    .described("`cursor` of the next page; null where this is the last.")));
  }

  private static JsonSchema bins() {
    return JsonSchema.list(
        JsonSchema.named(
            "IngestBin",
            JsonSchema.object()
                .member("bin_id", JsonSchema.text())
                .member("files", JsonSchema.list(JsonSchema.named("IngestFile", file())))));
  }

  private static JsonSchema file() {
    return JsonSchema.object()
        .member("file_id", JsonSchema.uuid())
        .member("filename", JsonSchema.text())
        .member("size_bytes", JsonSchema.int64())
        .member("s3_key", JsonSchema.text())
        .member("upload_id", JsonSchema.text().orNull())
        .member("part_size", JsonSchema.int64().described("Bytes of every part but the last."))
        .member("part_count", JsonSchema.int32())
        .member("status", JsonSchema.words(List.of("uploading", "completed")))
        .member("etag", JsonSchema.text().orNull())
        .member(
            "parts",
            JsonSchema.list(part().member("size_bytes", JsonSchema.int64()))
                .described("The parts that the store has."))
        .member(
            "part_urls",
            JsonSchema.list(
                    JsonSchema.object()
                        .member("part_number", JsonSchema.int32())
                        .member("url", JsonSchema.uri()))
                .described("Where to PUT the missing parts, with one plain PUT each."));
  }

  private static JsonSchema part() {
    return JsonSchema.object()
        .member("PartNumber", JsonSchema.int32().described("From 1."))
        .member("ETag", JsonSchema.text().described("With quotes or without."));
  }

  /** The request that completes a file. */
  static JsonSchema complete() {
    return JsonSchema.named(
        "IngestComplete", file(JsonSchema.object().member("job_id", JsonSchema.uuid())));
  }

  /** The request that completes several. */
  static JsonSchema completeFiles() {
    return JsonSchema.named(
        "IngestCompleteFiles",
        JsonSchema.object()
            .member(
                "files",
                JobRequestSchemas.atLeastOne(file(JsonSchema.object()))
                    .with(
                        "maxItems",
                        JsonNodeFactory.instance.numberNode(CompleteRequest.MOST_FILES))));
  }

  private static JsonSchema file(JsonSchema object) {
    return object
        .member("bin_id", JsonSchema.text())
        .member("file_id", JsonSchema.uuid())
        .member("upload_id", JsonSchema.text())
        .member("parts", JobRequestSchemas.atLeastOne(part()));
  }

  /** A file that is complete. */
  static JsonSchema completed() {
    return JsonSchema.named(
        "IngestCompleted",
        JsonSchema.object()
            .member("file_id", JsonSchema.uuid())
            .member("s3_key", JsonSchema.text())
            .member("etag", JsonSchema.text())
            .member("status", JsonSchema.words(List.of("completed"))));
  }

  /** Files that are complete. */
  static JsonSchema completedFiles() {
    return JsonSchema.named(
        "IngestCompletedFiles",
        JsonSchema.object()
            .member("job_id", JsonSchema.uuid())
            .member("state", states().described("`queued` with the last file of the ingest."))
            .member("files", JsonSchema.list(completed())));
  }

  /** One that was given up. */
  static JsonSchema aborted() {
    return JsonSchema.named(
        "IngestAborted",
        JsonSchema.object().member("job_id", JsonSchema.uuid()).member("state", states()));
  }
}
