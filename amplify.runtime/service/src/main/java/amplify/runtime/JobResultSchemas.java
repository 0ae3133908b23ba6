package amplify.runtime;

import amplify.api.Column;
import amplify.openapi.JsonSchema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the results of jobs look like as JSON.
 *
 * @param processors whose jobs they are
 */
record JobResultSchemas(ServedProcessors processors) {

  /** What a completed job has made. */
  JsonSchema result() {
    JsonSchema shard =
        JsonSchema.object()
            .member("uri", JsonSchema.text().described("A tar archive."))
            .member("index_uri", JsonSchema.text().described("Where each mask is in it."));
    JsonSchema features =
        JsonSchema.object()
            .member("format", JsonSchema.words(List.of("parquet")))
            .member("uris", JsonSchema.list(JsonSchema.text()))
            .member(
                "schema",
                JsonSchema.map(JsonSchema.words(List.of("int64", "float64", "string")))
                    .described("The type of each column of the table.\n\n" + columns()));
    return JsonSchema.named(
        "JobResult",
        JsonSchema.object()
            .member("job_id", JsonSchema.uuid())
            .member("features", features)
            .member(
                "masks",
                JsonSchema.object()
                    .member("format", JsonSchema.words(List.of("webdataset")))
                    .member("shards", JsonSchema.list(shard)))
            .member(
                "counts", JobSchemas.counts("bins", "rois", "masks", "failed_bins", "failed_rois"))
            .member(
                "failures",
                JsonSchema.list(
                        JsonSchema.object()
                            .member("bin_id", JsonSchema.text())
                            .optionalMember(
                                "roi_number",
                                JsonSchema.int64().described("Missing where the bin failed."))
                            .member("error", JsonSchema.text()))
                    .described("What could not be measured: the first 1000."))
            .optionalMember(
                "failures_uri",
                JsonSchema.text().described("An object with all failures, where there are more."))
            .member(
                "provenance",
                JsonSchema.object()
                    .member("processor", JsonSchema.text())
                    .member("processor_version", JsonSchema.text())
                    .member("software_version", JsonSchema.text())
                    .member("parameters", JsonSchema.object()))
            .described("What a completed job has made."));
  }

  private String columns() {
    return processors.batches().stream()
        .map(batch ->
            Stream.concat(
                    Stream.of(Column.string("bin_id"), Column.int64("roi_number")),
                    batch.schema().columns().stream())
                .map(column -> "| `%s` | %s |".formatted(column.name(), column.type().label()))
                .collect(
                    Collectors.joining(
                        "\n",
                        "| column of %s | type |\n| --- | --- |\n".formatted(batch.about().name()),
                        "\n")))
        .collect(Collectors.joining("\n"));
  }
}
