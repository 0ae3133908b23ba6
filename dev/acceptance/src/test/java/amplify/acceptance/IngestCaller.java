package amplify.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** Brings bins with plain HTTP, as any caller could. */
final class IngestCaller {

  static final int PART = 5 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient http;

  IngestCaller(HttpClient http) {
    this.http = http;
  }

  /** The answer to a call. */
  record Answer(int status, JsonNode json) {

    String detail() {
      return json.path("detail").asText();
    }
  }

  Answer call(String method, URI address, String body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
  }

  /** Puts one part, with no header of its own, and gives the answer. */
  HttpResponse<String> put(String url, byte[] bytes) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A bin of a request: names and sizes by turns. */
  static ObjectNode bin(String id, Object... filesAndSizes) {
    ObjectNode bin = MAPPER.createObjectNode().put("bin_id", id);
    ArrayNode files = bin.putArray("files");
    for (int i = 0; i < filesAndSizes.length; i += 2) {
      files
          .addObject()
          .put("filename", (String) filesAndSizes[i])
          .put("size_bytes", ((Number) filesAndSizes[i + 1]).longValue());
    }
    return bin;
  }

  static ObjectNode request(JsonNode... bins) {
    ObjectNode body = MAPPER.createObjectNode();
    body.putArray("bins").addAll(Arrays.asList(bins));
    return body;
  }

  static JsonNode file(JsonNode started, int bin, int file) {
    return started.path("bins").path(bin).path("files").path(file);
  }

  /** Puts the missing parts of a file, and gives what completes it. */
  ObjectNode uploaded(JsonNode started, int bin, int file, byte[] content)
      throws IOException, InterruptedException {
    JsonNode target = file(started, bin, file);
    ObjectNode body = completion(started, bin, file);
    ArrayNode parts = (ArrayNode) body.path("parts");
    for (JsonNode part : target.path("parts")) {
      parts
          .addObject()
          .put("PartNumber", part.path("PartNumber").asInt())
          .put("ETag", part.path("ETag").asText());
    }
    for (JsonNode part : target.path("part_urls")) {
      int number = part.path("part_number").asInt();
      byte[] bytes =
          Arrays.copyOfRange(content, (number - 1) * PART, Math.min(number * PART, content.length));
      HttpResponse<String> answer = put(part.path("url").asText(), bytes);
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body());
      }
      parts
          .addObject()
          .put("PartNumber", number)
          .put("ETag", answer.headers().firstValue("ETag").orElseThrow());
    }
    return body;
  }

  /** What completes a file, but for its parts. */
  static ObjectNode completion(JsonNode started, int bin, int file) {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("job_id", started.path("job_id").asText())
            .put("bin_id", started.path("bins").path(bin).path("bin_id").asText())
            .put("file_id", file(started, bin, file).path("file_id").asText())
            .put("upload_id", file(started, bin, file).path("upload_id").asText());
    body.putArray("parts");
    return body;
  }

  /** How many files an answer tells of. */
  static long files(JsonNode answer) {
    return StreamSupport.stream(answer.path("bins").spliterator(), false)
        .mapToLong(bin -> bin.path("files").size())
        .sum();
  }
}
