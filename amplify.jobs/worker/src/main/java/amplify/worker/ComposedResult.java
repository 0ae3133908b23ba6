package amplify.worker;

import amplify.api.ColumnType;
import amplify.api.Schema;
import amplify.jobs.Task;
import amplify.wire.JobResult;
import amplify.wire.JobResult.Counts;
import amplify.wire.JobResult.Masks;
import amplify.wire.JobResult.Provenance;
import amplify.wire.JobResult.Shard;
import amplify.wire.JobResult.Table;
import amplify.wire.WireJson;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers a job's result while it is composed. Two forms come out: the one kept with the job, which
 * stays small however many bins there are, and {@code results.json}, which also lists every input
 * and is written as a stream.
 */
final class ComposedResult {

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
  private final List<Shard> shards = new ArrayList<>();
  private long bins;
  private long binsOfThisRound;
  private long rois;
  private long masks;

  ComposedResult(Task task, ServedProcessor processor, String softwareVersion, String failuresUri) {
    this.task = task;
    this.processor = processor;
    this.softwareVersion = softwareVersion;
    this.failuresUri = failuresUri;
  }

  /** Begins with the result of the rounds before: its parts and shards stay. */
  void addEarlier(String resultJson) {
    JobResult earlier = WireJson.read(resultJson, JobResult.class);
    tableUris.addAll(earlier.features().uris());
    shards.addAll(earlier.masks().shards());
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
    shards.add(new Shard(uri, indexUri));
  }

  /** The form kept with the job. */
  String summaryJson(Failures failures) {
    return WireJson.text(result(failures));
  }

  /** Writes {@code results.json}. */
  void write(Path file, Failures failures, Inputs inputs) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JsonGenerator json = MAPPER.getFactory().createGenerator(out)) {
      json.writeStartObject();
      JsonNode tree = WireJson.tree(result(failures));
      for (var member : tree.properties()) {
        json.writeFieldName(member.getKey());
        json.writeTree(member.getValue());
      }
      json.writeFieldName("inputs");
      inputs.writeTo(json);
      json.writeEndObject();
    }
  }

  private JobResult result(Failures failures) {
    return new JobResult(
        task.jobId(),
        new Table(
            JobResult.TableFormat.PARQUET, List.copyOf(tableUris), columns(processor.schema())),
        new Masks(JobResult.MasksFormat.WEBDATASET, List.copyOf(shards)),
        new Counts(bins, rois, masks, failures.bins(), failures.rows()),
        failures.listed(),
        failures.truncated() ? Optional.of(failuresUri) : Optional.empty(),
        new Provenance(
            processor.about().name(),
            processor.about().version(),
            softwareVersion,
            WireJson.read(task.parametersJson(), JsonNode.class)));
  }

  private static Map<String, ColumnType> columns(Schema schema) {
    var columns = new LinkedHashMap<String, ColumnType>();
    columns.put("bin_id", ColumnType.STRING);
    columns.put("roi_number", ColumnType.INT64);
    schema.columns().forEach(column -> columns.put(column.name(), column.type()));
    return columns;
  }
}
