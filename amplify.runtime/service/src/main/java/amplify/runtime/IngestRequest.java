package amplify.runtime;

import amplify.ingest.RequestedBin;
import amplify.ingest.RequestedFile;
import amplify.jobs.NewJob;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /ingest/start}, with the kinds of its members checked; names and numbers
 * are checked by those who know their rules. What the job is to be posted with is as in {@link
 * JobRequest}.
 *
 * @param bins the bins to bring
 * @param job the job they are for
 * @param signSizes whether parts of other lengths than planned are to be refused
 */
record IngestRequest(List<RequestedBin> bins, NewJob job, boolean signSizes) {

  /**
   * Reads the body.
   *
   * @param body the JSON
   * @param headerKey the Idempotency-Key header, if there is one
   * @param processors whose job it can be
   */
  static IngestRequest of(JsonNode body, Optional<String> headerKey, ServedProcessors processors) {
    if (!body.isObject()) {
      throw new InvalidRequestException("The body must be a JSON object with bins");
    }
    List<RequestedBin> bins = bins(body.path("bins"));
    LoadedBatch<?> batch = processors.chosen(body);
    var job =
        new NewJob(
            batch.about().name(),
            batch.checkedParameters(JobRequest.parameters(body)),
            JobRequest.priority(body),
            Optional.empty(),
            JobRequest.text(body, "callback_url"),
            JobRequest.idempotencyKey(body, headerKey),
            JobRequest.digest(body));
    return new IngestRequest(bins, job, signSizes(body.path("signed_sizes")));
  }

  private static boolean signSizes(JsonNode json) {
    if (!json.isMissingNode() && !json.isNull() && !json.isBoolean()) {
      throw InvalidRequestException.of("signed_sizes", "must be true or false");
    }
    return json.booleanValue();
  }

  private static List<RequestedBin> bins(JsonNode json) {
    JsonNode array = list(json, "bins", "bin");
    var ids = new BinIds();
    var bins = new ArrayList<RequestedBin>(array.size());
    for (int i = 0; i < array.size(); i++) {
      JsonNode bin = array.get(i);
      String field = "bins[%d]".formatted(i);
      if (!bin.isObject()) {
        throw InvalidRequestException.of(field, "is not a JSON object; expected bin_id and files");
      }
      String id = ids.read(bin.path("bin_id"), field + ".bin_id");
      bins.add(new RequestedBin(id, files(bin.path("files"), field + ".files")));
    }
    return bins;
  }

  private static List<RequestedFile> files(JsonNode json, String place) {
    JsonNode array = list(json, place, "file");
    var files = new ArrayList<RequestedFile>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String field = "%s[%d]".formatted(place, i);
      JsonNode file = array.get(i);
      if (!file.isObject()) {
        throw InvalidRequestException.of(
            field, "is not a JSON object; expected filename and size_bytes");
      }
      JsonNode name = file.path("filename");
      if (!name.isTextual()) {
        throw InvalidRequestException.of(
            field + ".filename", name.isMissingNode() ? "is missing" : "must be text");
      }
      JsonNode size = file.path("size_bytes");
      if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 1) {
        throw InvalidRequestException.of(
            field + ".size_bytes",
            size.isMissingNode() ? "is missing" : "must be a whole number, 1 or more");
      }
      files.add(new RequestedFile(name.textValue(), size.longValue()));
    }
    return files;
  }

  private static JsonNode list(JsonNode json, String field, String what) {
    if (!json.isArray() || json.isEmpty()) {
      throw InvalidRequestException.of(field, "must be a list of at least one %s".formatted(what));
    }
    return json;
  }
}
