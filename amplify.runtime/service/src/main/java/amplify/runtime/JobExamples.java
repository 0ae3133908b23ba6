package amplify.runtime;

import amplify.openapi.Example;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Requests of jobs that can be made as they are, for the processor that most are for. */
final class JobExamples {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String BIN = "D20240601T120000_IFCB999";
  private static final long FILE_BYTES = 7_340_032;

  private final LoadedBatch<?> batch;
  private final boolean named;
  private final UnaryOperator<String> uriOfKey;

  /**
   * For a service.
   *
   * @param uriOfKey gives the URI of a key in the service's bucket
   */
  JobExamples(ServedProcessors processors, UnaryOperator<String> uriOfKey) {
    this.batch = processors.usual().orElseGet(() -> processors.batches().getFirst());
    this.named = processors.usual().isEmpty();
    this.uriOfKey = uriOfKey;
  }

  /** An object with a manifest. */
  String manifest() {
    return uriOfKey.apply("bins/2024.jsonl");
  }

  private Stream<String> files() {
    return batch.inputs().extensions().isEmpty()
        ? Stream.of(BIN + ".dat")
        : batch.inputs().extensions().stream().map(extension -> BIN + "." + extension);
  }

  private ObjectNode parameters() {
    ObjectNode parameters = MAPPER.createObjectNode();
    batch.binder().fields().forEach(field -> field.writeExample(parameters));
    return parameters;
  }

  private void name(ObjectNode request) {
    if (named) {
      request.put("processor", batch.about().name());
    }
  }

  /** Bodies of {@code POST /jobs}. */
  Example[] posts() {
    ObjectNode inline = MAPPER.createObjectNode();
    ObjectNode bin = inline.putObject("manifest_inline").putArray("bins").addObject();
    ArrayNode uris = bin.put("bin_id", BIN).putArray("files");
    files().forEach(file -> uris.add(uriOfKey.apply("bins/" + file)));
    inline.set("parameters", parameters());
    name(inline);
    ObjectNode object = MAPPER.createObjectNode().put("manifest_uri", manifest());
    name(object);
    return new Example[] {
      new Example("Bins in the request", inline), new Example("Bins listed in an object", object)
    };
  }

  /** What is wrong with some others. */
  Stream<InvalidRequestException> refusals() {
    return Stream.concat(
        Stream.of(
            new InvalidRequestException(
                "Neither manifest_uri nor manifest_inline is given; give one of the two")),
        batch
            .inputs()
            .violation(List.of(BIN + ".txt"))
            .map(violation ->
                InvalidRequestException.of(
                    "manifest_inline.bins[0].files", "of bin '%s' %s".formatted(BIN, violation)))
            .stream());
  }

  /** A body of {@code POST /ingest/start}. */
  Example ingest() {
    ObjectNode body = MAPPER.createObjectNode();
    ArrayNode list = body.putArray("bins").addObject().put("bin_id", BIN).putArray("files");
    files().forEach(file -> list.addObject().put("filename", file).put("size_bytes", FILE_BYTES));
    body.set("parameters", parameters());
    name(body);
    return new Example("One bin", body);
  }

  /** A job that has ended well. */
  Example completed() {
    String id = "6ba7b810-9dad-41d1-80b4-00c04fd430c8";
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("job_id", id)
            .put("status", "completed")
            .put("created_at", "2026-11-25T08:00:00.123456Z")
            .put("started_at", "2026-11-25T08:00:00.223456Z")
            .put("completed_at", "2026-11-25T08:00:02.623456Z")
            .putNull("error");
    json.set("result", result(id));
    json.putObject("progress")
        .put("stage", "completed")
        .put("percent", 100)
        .putNull("eta_seconds")
        .putObject("detail");
    json.put("processor", batch.about().name()).set("parameters", parameters());
    json.put("cancelled", false).put("round", 1);
    json.putObject("bins")
        .put("total", 1)
        .put("done", 1)
        .put("failed", 0)
        .put("running", 0)
        .put("cancelled", 0);
    json.putNull("webhook");
    return new Example("Completed", json);
  }

  private JsonNode result(String id) {
    String folder = "results/%s/".formatted(id);
    ObjectNode json = MAPPER.createObjectNode().put("job_id", id);
    ObjectNode features = json.putObject("features").put("format", "parquet");
    features.putArray("uris").add(uriOfKey.apply(folder + "features/part-0000.parquet"));
    ObjectNode schema =
        features.putObject("schema").put("bin_id", "string").put("roi_number", "int64");
    batch.schema().columns().forEach(column -> schema.put(column.name(), column.type().label()));
    json.putObject("masks")
        .put("format", "webdataset")
        .putArray("shards")
        .addObject()
        .put("uri", uriOfKey.apply(folder + "masks/shard-00000.tar"))
        .put("index_uri", uriOfKey.apply(folder + "masks/shard-00000.json"));
    json.putObject("counts")
        .put("bins", 1)
        .put("rois", 277)
        .put("masks", 277)
        .put("failed_bins", 0)
        .put("failed_rois", 1);
    json.putArray("failures")
        .addObject()
        .put("bin_id", BIN)
        .put("roi_number", 12)
        .put("error", "The ROI is cut off");
    json.putObject("provenance")
        .put("processor", batch.about().name())
        .put("processor_version", batch.about().version())
        .put("software_version", Software.version())
        .set("parameters", parameters());
    return json;
  }
}
