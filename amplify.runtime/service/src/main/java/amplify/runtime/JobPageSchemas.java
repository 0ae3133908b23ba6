package amplify.runtime;

import amplify.jobs.BinStatus;
import amplify.openapi.JsonSchema;
import java.util.Arrays;

/** What pages of lists that belong to jobs look like as JSON. */
final class JobPageSchemas {

  private JobPageSchemas() {}

  static JsonSchema binStatuses() {
    return JsonSchema.words(Arrays.stream(BinStatus.values()).map(BinStatus::word).toList());
  }

  /** A page of a job's bins. */
  static JsonSchema bins() {
    JsonSchema attempt =
        JsonSchema.object()
            .member("attempt", JsonSchema.int32())
            .member("worker", JsonSchema.text())
            .member("started_at", JsonSchema.time())
            .member("ended_at", JsonSchema.time())
            .member("error", JsonSchema.text());
    JsonSchema bin =
        JsonSchema.object()
            .member("bin_id", JsonSchema.text())
            .member("bin_index", JsonSchema.int32().described("1-based."))
            .member("status", binStatuses())
            .member("attempts", JsonSchema.int32())
            .member("started_at", JsonSchema.time().orNull())
            .member("ended_at", JsonSchema.time().orNull())
            .member("error", JsonSchema.text().orNull())
            .member("processed_rois", JsonSchema.int64())
            .member("total_rois", JsonSchema.int64())
            .member("failed_attempts", JsonSchema.list(attempt));
    return JsonSchema.named(
        "JobBins",
        JsonSchema.object()
            .member("bins", JsonSchema.list(JsonSchema.named("BinStatus", bin)))
            .member("next_cursor", nextCursor()));
  }

  static JsonSchema nextCursor() {
    return JsonSchema.text()
        .orNull()
        .described("`cursor` of the next page; null where this is the last.");
  }

  /** A page of a job's objects. */
  static JsonSchema results() {
    JsonSchema object =
        JsonSchema.object()
            .member("name", JsonSchema.text().described("Such as `features/part-0000.parquet`."))
            .member("size", JsonSchema.int64().described("Bytes."))
            .member("etag", JsonSchema.text())
            .member("url", JsonSchema.uri().described("To GET it from, whole or in ranges."));
    return JsonSchema.named(
        "JobObjects",
        JsonSchema.object()
            .member("job_id", JsonSchema.uuid())
            .member("objects", JsonSchema.list(object))
            .member("expires_at", JsonSchema.time().described("Until when the URLs are good."))
            .member("next_cursor", nextCursor()));
  }
}
