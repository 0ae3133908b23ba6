package amplify.runtime;

import amplify.api.ColumnType;
import amplify.openapi.Example;
import amplify.wire.BinCounts;
import amplify.wire.JobProgress;
import amplify.wire.JobResult;
import amplify.wire.JobState;
import amplify.wire.JobStatus;
import amplify.wire.WireJson;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Requests of jobs that can be made as they are, for the processor that most are for. */
final class JobExamples {

  static final UUID ID = UUID.fromString("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
  static final Instant CREATED = Instant.parse("2026-11-25T08:00:00.123456Z");

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
    return new Example(
        "Completed",
        WireJson.tree(
            new JobStatus(
                ID,
                JobState.COMPLETED,
                CREATED,
                Optional.of(CREATED.plusMillis(100)),
                Optional.of(CREATED.plusMillis(2_500)),
                Optional.empty(),
                Optional.of(result()),
                Optional.of(
                    new JobProgress(
                        JobProgress.Stage.COMPLETED,
                        100,
                        Optional.empty(),
                        JobProgress.Detail.NONE)),
                batch.about().name(),
                parameters(),
                /* cancelled= */ false,
                /* round= */ 1,
                new BinCounts(1, 1, 0, 0, 0),
                Optional.empty())));
  }

  private JobResult result() {
    String folder = "results/%s/".formatted(ID);
    return new JobResult(
        ID,
        new JobResult.Table(
            JobResult.TableFormat.PARQUET,
            List.of(uriOfKey.apply(folder + "features/part-0000.parquet")),
            columns()),
        new JobResult.Masks(
            JobResult.MasksFormat.WEBDATASET,
            List.of(
                new JobResult.Shard(
                    uriOfKey.apply(folder + "masks/shard-00000.tar"),
                    uriOfKey.apply(folder + "masks/shard-00000.json")))),
        new JobResult.Counts(1, 277, 277, 0, 1),
        List.of(new JobResult.Failure(BIN, Optional.of(12L), "The ROI is cut off")),
        Optional.empty(),
        new JobResult.Provenance(
            batch.about().name(), batch.about().version(), Software.version(), parameters()));
  }

  private Map<String, ColumnType> columns() {
    var columns = new LinkedHashMap<String, ColumnType>();
    columns.put("bin_id", ColumnType.STRING);
    columns.put("roi_number", ColumnType.INT64);
    batch.schema().columns().forEach(column -> columns.put(column.name(), column.type()));
    return columns;
  }
}
