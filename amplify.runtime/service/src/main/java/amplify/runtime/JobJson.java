package amplify.runtime;

import amplify.jobs.BinCounts;
import amplify.jobs.Job;
import amplify.jobs.RunningBin;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Writes jobs as the contract's JobStatus. */
final class JobJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JobJson() {}

  /** The answer to a posted job. */
  static ObjectNode accepted(Job job) {
    return MAPPER
        .createObjectNode()
        .put("job_id", job.id().toString())
        .put("status", job.status().word())
        .put("created_at", job.createdAt().toString());
  }

  /** The whole state of a job. */
  static ObjectNode status(Job job) {
    ObjectNode json = accepted(job);
    json.put("started_at", job.startedAt().map(Object::toString).orElse(null));
    json.put("completed_at", job.completedAt().map(Object::toString).orElse(null));
    json.put("error", job.error().orElse(null));
    json.set("result", job.resultJson().map(JobJson::parsed).orElse(MAPPER.nullNode()));
    json.set("progress", progress(job));
    json.put("processor", job.processor());
    json.set("parameters", parsed(job.parametersJson()));
    json.put("cancelled", job.cancelled());
    json.put("round", job.round());
    BinCounts bins = job.bins();
    json.putObject("bins")
        .put("total", bins.total())
        .put("done", bins.done())
        .put("failed", bins.failed())
        .put("running", bins.running())
        .put("cancelled", bins.cancelled());
    json.set("webhook", job.webhook().map(WebhookJson::of).orElse(null));
    return json;
  }

  private static JsonNode progress(Job job) {
    return switch (job.status()) {
      case QUEUED, FAILED -> MAPPER.nullNode();
      case COMPLETED -> progress("completed", 100, job, MAPPER.createObjectNode());
      case PROCESSING -> {
        // Before a bin's files are there, nobody knows how many rows it has.
        boolean downloading = job.running().filter(bin -> bin.rowsTotal() == 0).isPresent();
        yield progress(downloading ? "download" : "processing", job.percent(), job, detail(job));
      }
    };
  }

  private static ObjectNode progress(String stage, double percent, Job job, ObjectNode detail) {
    ObjectNode json = MAPPER.createObjectNode().put("stage", stage);
    json.put("percent", Math.round(percent * 10) / 10.0);
    json.put("eta_seconds", job.remaining().map(Duration::toSeconds).orElse(null));
    json.set("detail", detail);
    return json;
  }

  private static ObjectNode detail(Job job) {
    ObjectNode detail = MAPPER.createObjectNode();
    detail.put("bin_total", job.bins().total());
    job.running()
        .ifPresentOrElse(
            bin -> describe(bin, detail),
            () ->
                detail.put(
                    "message",
                    job.bins().ended() == job.bins().total()
                        ? "Composing results"
                        : "Waiting for a worker"));
    return detail;
  }

  private static void describe(RunningBin bin, ObjectNode detail) {
    detail
        .put("bin_id", bin.binId())
        .put("bin_index", bin.position() + 1)
        .put("bin_percent", percent(bin))
        .put("processed_rois", bin.rowsDone())
        .put("total_rois", bin.rowsTotal())
        .put("message", bin.message());
  }

  private static double percent(RunningBin bin) {
    return bin.rowsTotal() == 0
        ? 0
        : Math.round(1_000.0 * Math.min(bin.rowsDone(), bin.rowsTotal()) / bin.rowsTotal()) / 10.0;
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds what is not JSON: " + json, e);
    }
  }
}
