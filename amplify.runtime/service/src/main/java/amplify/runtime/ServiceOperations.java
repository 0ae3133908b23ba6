package amplify.runtime;

import amplify.openapi.Content;
import amplify.openapi.Field;
import amplify.openapi.JsonSchema;
import amplify.openapi.Operation;
import amplify.openapi.PageFile;
import amplify.openapi.Reply;
import java.util.Arrays;
import java.util.List;

/** What people read of what every service answers. */
final class ServiceOperations {

  private ServiceOperations() {}

  private static Operation of(String id, String summary) {
    return Operation.of(id, Headings.SERVICE, summary);
  }

  private static JsonSchema healthy() {
    return JsonSchema.object()
        .member("status", JsonSchema.words(List.of("healthy")))
        .member("version", JsonSchema.text().described("Of the processor."))
        .member("service", JsonSchema.text())
        .member("role", JsonSchema.words(Role.words()))
        .member("software_version", JsonSchema.text());
  }

  private static JsonSchema counts(String... names) {
    JsonSchema counts = JsonSchema.object();
    for (String name : names) {
      counts = counts.member(name, JsonSchema.int64());
    }
    return counts;
  }

  private static JsonSchema reach() {
    return JsonSchema.words(List.of("up", "down"));
  }

  /** Two routes do the same. */
  static Operation health(String id) {
    JsonSchema health =
        healthy()
            .optionalMember("database", reach().described("Missing in services without jobs."))
            .optionalMember("storage", reach())
            .optionalMember("worker", counts("running", "capacity"))
            .optionalMember("queue", counts("queued", "running"))
            .optionalMember(
                "age_seconds",
                JsonSchema.number().described("The age of `database`, `storage` and `queue`."))
            .described("The state of the service.");
    return of(id, "Shows the state of the service; 200 as long as the process runs.")
        .answers(200, "The process runs.", Content.json(JsonSchema.named("Health", health)));
  }

  /** The answer of health checks (the wire format of MicroProfile Health). */
  private static JsonSchema checks() {
    return JsonSchema.named(
        "HealthChecks",
        JsonSchema.object()
            .member("status", checked())
            .member(
                "checks",
                JsonSchema.list(
                    JsonSchema.object()
                        .member("name", JsonSchema.text())
                        .member("status", checked())
                        .optionalMember(
                            "data",
                            JsonSchema.any()
                                .described(
                                    "More about it. `age_seconds`: how long ago it was looked at.")))));
  }

  private static JsonSchema checked() {
    return JsonSchema.words(List.of("UP", "DOWN", "ERROR"));
  }

  static Operation live() {
    return of("get-liveness", "Shows that the process runs.")
        .answers(200, "The process runs.", Content.json(checks()));
  }

  static Operation ready() {
    return of(
            "get-readiness",
            "Shows whether the service can do its work, from a sample up to a second old.")
        .answers(200, "It can.", Content.json(checks()))
        .answers(503, "The database or the bucket is out of reach.", Content.json(checks()));
  }

  static Operation started() {
    return of("get-start", "Shows whether the first samples have been taken.")
        .answers(200, "It has.", Content.json(checks()))
        .answers(503, "Not yet.", Content.json(checks()));
  }

  static Operation metrics() {
    return of("get-metrics", "Returns the metrics for Prometheus.")
        .answers(
            200,
            "In the format that `Accept` asks for.",
            Content.text("text/plain"),
            Content.text("application/openmetrics-text"))
        .answers(ErrorReplies.fault());
  }

  /** Answers that come with a version, and are not sent again to who has it. */
  private static Reply versioned(Content... contents) {
    return Reply.of(200, "The current version.", contents).header("ETag", "Its version.");
  }

  static Field known() {
    return Field.header("If-None-Match", JsonSchema.text(), "The version that the caller has.");
  }

  static Reply unchanged() {
    return Reply.of(304, "The caller has the current version.").header("ETag", "Its version.");
  }

  static Operation document() {
    return of("get-document", "This document.")
        .with(known())
        .answers(versioned(Content.json(JsonSchema.object())), unchanged());
  }

  static Operation page() {
    return of("get-page", "The page that shows this document.")
        .with(known())
        .answers(versioned(Content.text("text/html")), unchanged());
  }

  static Operation pageFile() {
    JsonSchema names =
        JsonSchema.words(Arrays.stream(PageFile.values()).map(PageFile::fileName).toList());
    return of("get-page-file", "A file that the page loads.")
        .with(Field.path("file", names, "Its name."), known())
        .answers(
            versioned(
                Content.text("text/javascript"),
                Content.text("text/css"),
                Content.text("text/plain")),
            unchanged())
        .answers(ErrorReplies.notFound("There is nothing at /docs/other.js"));
  }
}
