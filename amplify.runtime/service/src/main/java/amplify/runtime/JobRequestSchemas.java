package amplify.runtime;

import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What requests for jobs look like as JSON.
 *
 * @param processors whose jobs they are
 */
record JobRequestSchemas(ServedProcessors processors) {

  /** The processor's own parameters, in a request. */
  JsonSchema parameters() {
    List<JsonSchema> each =
        processors.batches().stream().map(LoadedBatch::parametersSchema).toList();
    JsonSchema one = each.size() == 1 ? each.getFirst() : JsonSchema.anyOf(each);
    return one.orNull().described("The processor's parameters; those left out get their defaults.");
  }

  /** Which processor a job is for. */
  JsonSchema processor() {
    String needed =
        processors
            .usual()
            .map(batch -> "Default: `%s`.".formatted(batch.about().name()))
            .orElse("Needed, as there are several.");
    return JsonSchema.words(
            processors.batches().stream().map(batch -> batch.about().name()).toList())
        .orNull()
        .described("Which processor works on the bins. " + needed);
  }

  /** A job as it is posted. */
  JsonSchema request() {
    JsonSchema manifest =
        JsonSchema.object()
            .member("bins", atLeastOne(JsonSchema.named("ManifestBin", manifestBin())));
    return JsonSchema.named(
        "JobRequest",
        withJobMembers(
                JsonSchema.object()
                    .optionalMember(
                        "manifest_uri",
                        JsonSchema.text()
                            .orNull()
                            .described(
                                "An object in the service's bucket with `{\"bins\": […]}`, or, where its key ends in `.jsonl`, with one bin a line."))
                    .optionalMember(
                        "manifest_inline", manifest.orNull().described("The bins themselves.")))
            .with("anyOf", List.of(requiring("manifest_uri"), requiring("manifest_inline")))
            .described("A job: exactly one of `manifest_uri` and `manifest_inline` is given."));
  }

  private static JsonSchema requiring(String member) {
    return JsonSchema.any()
        .with("title", JsonNodeFactory.instance.textNode("with " + member))
        .with("required", JsonNodeFactory.instance.arrayNode().add(member));
  }

  static JsonSchema atLeastOne(JsonSchema items) {
    return JsonSchema.list(items).with("minItems", JsonNodeFactory.instance.numberNode(1));
  }

  private JsonSchema manifestBin() {
    return JsonSchema.object()
        .member("bin_id", binId())
        .member(
            "files",
            JsonSchema.list(JsonSchema.text())
                .described("`s3://bucket/key` of each file, in the service's bucket. " + files()))
        .optionalMember("bytes", JsonSchema.int64().orNull().described("Not used."))
        .optionalMember("sha256", JsonSchema.text().orNull().described("Not used."));
  }

  static JsonSchema binId() {
    return JsonSchema.text()
        .with("pattern", JsonNodeFactory.instance.textNode("^%s$".formatted(BinIds.BIN_ID)))
        .described("The bin, such as `D20240601T120000_IFCB999`; each once in a job.");
  }

  /** Which files a bin must have. */
  String files() {
    return processors.batches().stream()
        .map(batch ->
            batch.inputs().extensions().isEmpty()
                ? "One file or more."
                : "Exactly one file each of .%s."
                    .formatted(String.join(", .", batch.inputs().extensions())))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** What can be said of a job whether its bins are there or are to be brought. */
  JsonSchema withJobMembers(JsonSchema request) {
    return request
        .optionalMember("processor", processor())
        .optionalMember("parameters", parameters())
        .optionalMember(
            "callback_url",
            JsonSchema.uri().orNull().described("Who is told of the job's end, by a POST."))
        .optionalMember(
            "priority",
            JsonSchema.int32()
                .with("minimum", JsonNodeFactory.instance.numberNode(-JobRequest.PRIORITIES))
                .with("maximum", JsonNodeFactory.instance.numberNode(JobRequest.PRIORITIES))
                .orNull()
                .described("Higher goes first. Default: 0."))
        .optionalMember(
            "idempotency_key",
            JsonSchema.text()
                .with("maxLength", JsonNodeFactory.instance.numberNode(JobRequest.LONGEST_KEY))
                .orNull()
                .described(
                    "A name for the request: who repeats it gets the same answer, and no second job."));
  }
}
