package amplify.products;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job's {@code results.json}, read as a stream: first what is small, then bin after bin, in the
 * order that table and shards have too. Not thread-safe.
 */
final class ResultsJson implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonParser json;
  private final List<String> parts = new ArrayList<>();
  private final List<String> shards = new ArrayList<>();
  private final List<FailedRoi> failedRois = new ArrayList<>();
  private String processor = "";
  private boolean failuresElsewhere;

  private ResultsJson(JsonParser json) throws IOException {
    this.json = json;
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("inputs")) {
        return;
      }
      read(name);
    }
  }

  static ResultsJson open(Path file) throws IOException {
    JsonParser json = MAPPER.getFactory().createParser(file.toFile());
    try {
      return new ResultsJson(json);
    } catch (IOException | RuntimeException e) {
      json.close();
      throw e;
    }
  }

  private void read(String name) throws IOException {
    switch (name) {
      case "features" -> tree().path("uris").forEach(uri -> parts.add(name(uri)));
      case "masks" -> tree().path("shards").forEach(shard -> shards.add(name(shard.path("uri"))));
      case "failures" -> tree().forEach(failure -> roi(failure).ifPresent(failedRois::add));
      case "failures_uri" -> failuresElsewhere = json.currentToken() == JsonToken.VALUE_STRING;
      case "provenance" -> processor = tree().path("processor").asText();
      default -> json.skipChildren();
    }
  }

  private JsonNode tree() throws IOException {
    return json.readValueAsTree();
  }

  private static String name(JsonNode uri) {
    return uri.asText().substring(uri.asText().lastIndexOf('/') + 1);
  }

  /** The ROI that a failure names; empty if it is a bin's. */
  static Optional<FailedRoi> roi(JsonNode failure) {
    JsonNode number = failure.path("roi_number");
    return number.isNumber()
        ? Optional.of(new FailedRoi(failure.path("bin_id").asText(), number.longValue()))
        : Optional.empty();
  }

  /** The processor's name. */
  String processor() {
    return processor;
  }

  /** The names of the Parquet parts, in order. */
  List<String> parts() {
    return parts;
  }

  /** The names of the shards, in order. */
  List<String> shards() {
    return shards;
  }

  /** Failed ROIs, in the order of bins. */
  List<FailedRoi> failedRois() {
    return failedRois;
  }

  /** Whether all failures are in a file of their own instead. */
  boolean failuresElsewhere() {
    return failuresElsewhere;
  }

  /** The next bin that succeeded; empty at the end. */
  Optional<String> nextBin() throws IOException {
    return json.nextToken() == JsonToken.START_OBJECT
        ? Optional.of(tree().path("bin_id").asText())
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
