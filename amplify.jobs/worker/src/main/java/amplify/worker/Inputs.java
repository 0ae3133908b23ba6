package amplify.worker;

import amplify.results.InputObject;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The versions of all objects that went into a job, on disk while they are gathered: there may be
 * hundreds of thousands.
 */
final class Inputs implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final BufferedWriter lines;
  private final UnaryOperator<String> uriOfKey;

  Inputs(Path file, UnaryOperator<String> uriOfKey) throws IOException {
    this.file = file;
    this.uriOfKey = uriOfKey;
    this.lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  void add(String binId, List<InputObject> inputs) throws IOException {
    ObjectNode bin = MAPPER.createObjectNode().put("bin_id", binId);
    var files = bin.putArray("files");
    for (InputObject input : inputs) {
      files
          .addObject()
          .put("uri", uriOfKey.apply(input.key()))
          .put("etag", input.etag())
          .put("size", input.size());
    }
    lines.write(bin.toString());
    lines.newLine();
  }

  /** Writes them as an array, in the order they were added. Only after {@link #complete}. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartArray();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        json.writeRawValue(line);
      }
    }
    json.writeEndArray();
  }

  /** Brings all that was added into the file. */
  void complete() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
