package amplify.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads what the service tells of jobs. Members it does not know are left alone. */
final class JobReader {

  private JobReader() {}

  static JobStatus status(JsonNode json) {
    return new JobStatus(
        json.path("job_id").asText(),
        json.path("status").asText(),
        json.path("cancelled").asBoolean(false),
        time(json, "created_at").orElse(Instant.EPOCH),
        time(json, "started_at"),
        time(json, "completed_at"),
        text(json, "error"),
        Optional.of(json.path("result")).filter(JsonNode::isObject).map(JobReader::outcome),
        Optional.of(json.path("progress")).filter(JsonNode::isObject).map(JobReader::progress),
        counts(json.path("bins")));
  }

  static JobBinPage bins(JsonNode json) {
    return new JobBinPage(list(json.path("bins"), JobReader::bin), text(json, "next_cursor"));
  }

  static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  static Optional<Instant> time(JsonNode json, String name) {
    return text(json, name).map(Instant::parse);
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    var list = new ArrayList<T>(array.size());
    array.forEach(element -> list.add(reader.apply(element)));
    return list;
  }

  private static JobProgress progress(JsonNode json) {
    JsonNode percent = json.path("percent");
    JsonNode eta = json.path("eta_seconds");
    return new JobProgress(
        json.path("stage").asText(),
        percent.isNumber() ? OptionalDouble.of(percent.doubleValue()) : OptionalDouble.empty(),
        eta.isNumber()
            ? Optional.of(Duration.ofMillis(Math.round(eta.doubleValue() * 1_000)))
            : Optional.empty(),
        text(json.path("detail"), "message"));
  }

  private static BinCounts counts(JsonNode json) {
    return new BinCounts(
        json.path("total").asLong(),
        json.path("done").asLong(),
        json.path("failed").asLong(),
        json.path("cancelled").asLong(),
        json.path("running").asLong());
  }

  private static JobOutcome outcome(JsonNode json) {
    JsonNode counts = json.path("counts");
    return new JobOutcome(
        list(json.path("features").path("uris"), JsonNode::asText),
        list(
            json.path("masks").path("shards"),
            shard ->
                new JobOutcome.Shard(shard.path("uri").asText(), shard.path("index_uri").asText())),
        counts.path("bins").asLong(),
        counts.path("rois").asLong(),
        counts.path("masks").asLong(),
        list(json.path("failures"), JobReader::failure),
        text(json, "failures_uri"));
  }

  static JobFailure failure(JsonNode json) {
    JsonNode roi = json.path("roi_number");
    return new JobFailure(
        json.path("bin_id").asText(),
        roi.isNumber() ? OptionalLong.of(roi.longValue()) : OptionalLong.empty(),
        json.path("error").asText());
  }

  private static JobBin bin(JsonNode json) {
    return new JobBin(
        json.path("bin_id").asText(),
        json.path("bin_index").asLong(),
        json.path("status").asText(),
        json.path("attempts").asInt(),
        time(json, "started_at"),
        time(json, "ended_at"),
        text(json, "error"),
        json.path("processed_rois").asLong(),
        json.path("total_rois").asLong(),
        list(json.path("failed_attempts"), JobReader::attempt));
  }

  private static JobBin.FailedAttempt attempt(JsonNode json) {
    return new JobBin.FailedAttempt(
        json.path("attempt").asInt(),
        text(json, "worker"),
        time(json, "started_at"),
        time(json, "ended_at"),
        text(json, "error"));
  }
}
