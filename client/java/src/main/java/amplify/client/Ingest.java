package amplify.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The calls of {@code /ingest}. Thread-safe. */
final class Ingest {

  private static final int PAGE = 100;

  private final ServiceCalls calls;

  Ingest(ServiceCalls calls) {
    this.calls = calls;
  }

  IngestStatus start(List<LocalBin> bins, Map<String, Object> parameters) {
    ObjectNode body =
        ServiceCalls.MAPPER.createObjectNode().put("idempotency_key", UUID.randomUUID().toString());
    // Parts are cut as planned, and the service need not look at them.
    body.put("signed_sizes", true);
    if (!parameters.isEmpty()) {
      body.set("parameters", ServiceCalls.MAPPER.valueToTree(parameters));
    }
    ArrayNode array = body.putArray("bins");
    for (LocalBin bin : bins) {
      ArrayNode files = array.addObject().put("bin_id", bin.id()).putArray("files");
      for (LocalFile file : bin.files()) {
        files.addObject().put("filename", file.uploadName()).put("size_bytes", file.size());
      }
    }
    return status(calls.post("ingest/start", body, Repeat.ALWAYS));
  }

  /** All bins of an upload, fetched page by page. */
  IngestStatus find(String jobId) {
    var bins = new ArrayList<IngestBin>();
    Optional<String> cursor = Optional.empty();
    while (true) {
      JsonNode page =
          calls.get(
              path(jobId)
                  + "?limit="
                  + PAGE
                  + cursor.map(text -> "&cursor=" + Addresses.encoded(text)).orElse(""));
      IngestStatus status = status(page);
      bins.addAll(status.bins());
      cursor = JobReader.text(page, "next_cursor");
      if (cursor.isEmpty()) {
        return new IngestStatus(jobId, status.status(), status.expiresAt(), bins);
      }
    }
  }

  /** One bin of an upload. */
  IngestStatus find(String jobId, String binId) {
    return status(calls.get(path(jobId) + "?bin_id=" + Addresses.encoded(binId)));
  }

  private static String path(String jobId) {
    return "ingest/" + Addresses.encoded(jobId);
  }

  void abort(String jobId) {
    calls.delete(path(jobId));
  }

  void complete(String jobId, String binId, IngestFile file, List<SentPart> parts) {
    ObjectNode body = ServiceCalls.MAPPER.createObjectNode().put("job_id", jobId);
    name(body, binId, file, parts);
    calls.post("ingest/complete", body, Repeat.ALWAYS);
  }

  /**
   * Completes several files in one call, which services of the first generation do not know.
   *
   * @param files files of which all parts are there
   */
  void complete(String jobId, List<SendingFile> files) {
    ObjectNode body = ServiceCalls.MAPPER.createObjectNode();
    ArrayNode array = body.putArray("files");
    files.forEach(file -> name(array.addObject(), file.binId(), file.remote(), file.allSent()));
    calls.post(path(jobId) + "/complete", body, Repeat.ALWAYS);
  }

  private static void name(ObjectNode json, String binId, IngestFile file, List<SentPart> parts) {
    json.put("bin_id", binId).put("file_id", file.fileId()).put("upload_id", file.uploadId());
    ArrayNode array = json.putArray("parts");
    parts.stream()
        .sorted(Comparator.comparingInt(SentPart::number))
        .forEach(
            part -> array.addObject().put("PartNumber", part.number()).put("ETag", part.etag()));
  }

  private static IngestStatus status(JsonNode json) {
    return new IngestStatus(
        json.path("job_id").asText(),
        json.path("state").asText("uploading"),
        JobReader.time(json, "expires_at"),
        JobReader.list(json.path("bins"), Ingest::bin));
  }

  private static IngestBin bin(JsonNode json) {
    return new IngestBin(
        json.path("bin_id").asText(), JobReader.list(json.path("files"), Ingest::file));
  }

  private static IngestFile file(JsonNode json) {
    return new IngestFile(
        json.path("file_id").asText(),
        json.path("filename").asText(),
        json.path("upload_id").asText(),
        json.path("part_size").asLong(),
        json.path("status").asText().equals("completed"),
        JobReader.list(
            json.path("parts"),
            part -> new SentPart(part.path("PartNumber").asInt(), part.path("ETag").asText())),
        JobReader.list(
            json.path("part_urls"),
            part ->
                new IngestPart(
                    part.path("part_number").asInt(), URI.create(part.path("url").asText()))));
  }
}
