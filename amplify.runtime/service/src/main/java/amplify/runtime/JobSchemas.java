package amplify.runtime;

import amplify.jobs.JobStatus;
import amplify.jobs.WebhookState;
import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;

/**
 * What jobs look like as JSON.
 *
 * @param results what their results look like
 */
record JobSchemas(JobResultSchemas results) {

  private static JsonSchema percent() {
    return JsonSchema.number()
        .with("minimum", JsonNodeFactory.instance.numberNode(0))
        .with("maximum", JsonNodeFactory.instance.numberNode(100));
  }

  static JsonSchema statuses() {
    return JsonSchema.words(Arrays.stream(JobStatus.values()).map(JobStatus::word).toList());
  }

  /** The answer to a posted job. */
  static JsonSchema accepted() {
    return JsonSchema.named("JobAccepted", head());
  }

  private static JsonSchema head() {
    return JsonSchema.object()
        .member("job_id", JsonSchema.uuid())
        .member("status", statuses())
        .member("created_at", JsonSchema.time());
  }

  /** The whole state of a job. */
  JsonSchema status() {
    return JsonSchema.named(
        "JobStatus",
        head()
            .member("started_at", JsonSchema.time().orNull())
            .member("completed_at", JsonSchema.time().orNull().described("Also of failed jobs."))
            .member(
                "error",
                JsonSchema.text().orNull().described("What failed; also where only some bins did."))
            .member("result", results.result().orNull())
            .member("progress", JsonSchema.named("JobProgress", progress()).orNull())
            .member("processor", JsonSchema.text())
            .member("parameters", JsonSchema.object().described("All of them, defaults filled in."))
            .member("cancelled", JsonSchema.truth())
            .member("round", JsonSchema.int32().described("Counts how often the job has run."))
            .member("bins", counts("total", "done", "failed", "running", "cancelled"))
            .member("webhook", JsonSchema.named("Webhook", webhook()).orNull()));
  }

  private static JsonSchema progress() {
    return JsonSchema.object()
        .member("stage", JsonSchema.words(List.of("download", "processing", "completed")))
        .member("percent", percent().described("Of the whole job."))
        .member("eta_seconds", JsonSchema.int64().orNull().described("How long it may still take."))
        .member(
            "detail",
            JsonSchema.object()
                .optionalMember("bin_total", JsonSchema.int32())
                .optionalMember("bin_id", JsonSchema.text())
                .optionalMember("bin_index", JsonSchema.int32().described("1-based."))
                .optionalMember("bin_percent", percent())
                .optionalMember("processed_rois", JsonSchema.int64())
                .optionalMember("total_rois", JsonSchema.int64())
                .optionalMember("message", JsonSchema.text())
                .described("The bin in work."));
  }

  private static JsonSchema webhook() {
    return JsonSchema.object()
        .member("url", JsonSchema.text().described("Without its query."))
        .member(
            "state",
            JsonSchema.words(Arrays.stream(WebhookState.values()).map(WebhookState::word).toList()))
        .member("id", JsonSchema.uuid().orNull())
        .member("attempts", JsonSchema.int32())
        .member("last_status", JsonSchema.int32().orNull())
        .member("last_error", JsonSchema.text().orNull())
        .member("next_attempt_at", JsonSchema.time().orNull())
        .member("delivered_at", JsonSchema.time().orNull())
        .described("How the announcement of the job's end stands.");
  }

  static JsonSchema counts(String... names) {
    JsonSchema counts = JsonSchema.object();
    for (String name : names) {
      counts = counts.member(name, JsonSchema.int64());
    }
    return counts;
  }

  /** What a receiver is told of a job that failed. */
  static JsonSchema failed() {
    return JsonSchema.named(
        "JobFailed",
        JsonSchema.object()
            .member("job_id", JsonSchema.uuid())
            .member("status", JsonSchema.words(List.of("failed")))
            .member("error", JsonSchema.text().orNull())
            .member("cancelled", JsonSchema.truth())
            .member("created_at", JsonSchema.time())
            .member("completed_at", JsonSchema.time())
            .member("bins", counts("total", "done", "failed", "cancelled")));
  }
}
