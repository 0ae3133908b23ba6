package amplify.worker;

import amplify.api.Column;
import amplify.api.Schema;
import amplify.jobs.Task;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers a job's result while it is composed. Two forms come out: the one kept with the job, which
 * stays small however many bins there are, and {@code results.json}, which also lists every input
 * and is written as a stream.
 */
final class JobResult {

  /**
   * Failures listed in the result; all of them are in {@code failures.jsonl} when there are more.
   */
  static final int FAILURES_LISTED = 1_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Task task;
  private final ServedProcessor processor;
  private final String softwareVersion;
  private final String failuresUri;
  private final List<String> tableUris = new ArrayList<>();
  private final ArrayNode shards = MAPPER.createArrayNode();
  private long bins;
  private long binsOfThisRound;
  private long rois;
  private long masks;

  JobResult(Task task, ServedProcessor processor, String softwareVersion, String failuresUri) {
    this.task = task;
    this.processor = processor;
    this.softwareVersion = softwareVersion;
    this.failuresUri = failuresUri;
  }

  /** Begins with the result of the rounds before: its parts and shards stay. */
  void addEarlier(String resultJson) {
    JsonNode earlier = parsed(resultJson);
    earlier.path("features").path("uris").forEach(uri -> tableUris.add(uri.textValue()));
    earlier.path("masks").path("shards").forEach(shards::add);
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds no result: " + json, e);
    }
  }

  /** Parts there are so far. */
  int tableParts() {
    return tableUris.size();
  }

  /** Shards there are so far. */
  int shards() {
    return shards.size();
  }

  void addBin(StagedOutput output, boolean ofEarlierRound) {
    bins++;
    binsOfThisRound += ofEarlierRound ? 0 : 1;
    rois += output.rows();
    masks += output.artifacts();
  }

  /** Bins that succeeded. */
  long bins() {
    return bins;
  }

  /** Bins that succeeded in this round. */
  long binsOfThisRound() {
    return binsOfThisRound;
  }

  void addTablePart(String uri) {
    tableUris.add(uri);
  }

  void addShard(String uri, String indexUri) {
    shards.addObject().put("uri", uri).put("index_uri", indexUri);
  }

  /** The form kept with the job. */
  String summaryJson(Failures failures) {
    return tree(failures).toString();
  }

  /** Writes {@code results.json}. */
  void write(Path file, Failures failures, Inputs inputs) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.writeStartObject();
      ObjectNode tree = tree(failures);
      for (var member : tree.properties()) {
        json.writeFieldName(member.getKey());
        json.writeTree(member.getValue());
      }
      json.writeFieldName("inputs");
      inputs.writeTo(json);
      json.writeEndObject();
    }
  }

  private ObjectNode tree(Failures failures) {
    ObjectNode json = MAPPER.createObjectNode().put("job_id", task.jobId().toString());
    ObjectNode features = json.putObject("features").put("format", "parquet");
    tableUris.forEach(features.putArray("uris")::add);
    features.set("schema", schema(processor.schema()));
    json.putObject("masks").put("format", "webdataset").set("shards", shards);
    json.putObject("counts")
        .put("bins", bins)
        .put("rois", rois)
        .put("masks", masks)
        .put("failed_bins", failures.bins())
        .put("failed_rois", failures.rows());
    failures.writeTo(json, failuresUri);
    ObjectNode provenance = json.putObject("provenance");
    provenance
        .put("processor", processor.about().name())
        .put("processor_version", processor.about().version())
        .put("software_version", softwareVersion)
        .putRawValue("parameters", new RawValue(task.parametersJson()));
    return json;
  }

  private static ObjectNode schema(Schema schema) {
    ObjectNode json = MAPPER.createObjectNode().put("bin_id", "string").put("roi_number", "int64");
    for (Column column : schema.columns()) {
      json.put(column.name(), column.type().label());
    }
    return json;
  }
}
