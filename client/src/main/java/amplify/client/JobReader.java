package amplify.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the contract's JobStatus. Members it does not know are left alone. */
final class JobReader {

  private JobReader() {}

  static JobStatus status(JsonNode json) {
    return new JobStatus(
        json.path("job_id").asText(),
        json.path("status").asText(),
        Instant.parse(json.path("created_at").asText()),
        text(json, "started_at").map(Instant::parse),
        text(json, "completed_at").map(Instant::parse),
        text(json, "error"),
        Optional.of(json.path("result")).filter(JsonNode::isObject).map(JobReader::outcome),
        Optional.of(json.path("progress")).filter(JsonNode::isObject).map(JobReader::progress));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static JobProgress progress(JsonNode json) {
    JsonNode percent = json.path("percent");
    return new JobProgress(
        json.path("stage").asText(),
        percent.isNumber() ? OptionalDouble.of(percent.doubleValue()) : OptionalDouble.empty(),
        text(json.path("detail"), "message"));
  }

  private static JobOutcome outcome(JsonNode json) {
    var tables = new ArrayList<String>();
    json.path("features").path("uris").forEach(uri -> tables.add(uri.asText()));
    var shards = new ArrayList<JobOutcome.Shard>();
    json.path("masks")
        .path("shards")
        .forEach(shard ->
            shards.add(
                new JobOutcome.Shard(
                    shard.path("uri").asText(), shard.path("index_uri").asText())));
    var failures = new ArrayList<JobFailure>();
    json.path("failures").forEach(failure -> failures.add(failure(failure)));
    JsonNode counts = json.path("counts");
    return new JobOutcome(
        tables,
        shards,
        counts.path("bins").asLong(),
        counts.path("rois").asLong(),
        counts.path("masks").asLong(),
        failures);
  }

  private static JobFailure failure(JsonNode json) {
    JsonNode roi = json.path("roi_number");
    return new JobFailure(
        json.path("bin_id").asText(),
        roi.isNumber() ? OptionalLong.of(roi.longValue()) : OptionalLong.empty(),
        json.path("error").asText());
  }
}
