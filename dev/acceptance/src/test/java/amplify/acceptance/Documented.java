package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The document of a running service, which holds the service to it: every answer to a call made
 * through here must be told of, in every member.
 */
final class Documented {

  private final URI address;
  private final HttpClient http;
  private final JsonNode document;
  private final JsonNode components;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  Documented(URI address, HttpClient http) throws IOException, InterruptedException {
    this.address = address;
    this.http = http;
    this.document =
        RunningService.MAPPER.readTree(
            http.send(
                    HttpRequest.newBuilder(address.resolve("/openapi.json")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    this.components = document.path("components").deepCopy();
    closeAll(components);
  }

  JsonNode document() {
    return document;
  }

  JsonNode operation(String method, String path) {
    return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  /** What the official schema of such documents finds wrong with it. */
  List<String> faults() throws IOException {
    return faultsOf(document);
  }

  /** What the official schema finds wrong with a document. */
  List<String> faultsOf(JsonNode other) throws IOException {
    try (InputStream content = Documented.class.getResourceAsStream("openapi-3.1-schema.json")) {
      return messages(registry.getSchema(RunningService.MAPPER.readTree(content)).validate(other));
    }
  }

  /** What is wrong with a value that should fit one of the document's schemas. */
  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    closeAll(whole);
    whole.set("components", components);
    Schema strict = registry.getSchema(whole);
    return messages(strict.validate(value));
  }

  private static List<String> messages(List<Error> errors) {
    return errors.stream()
        .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
        .toList();
  }

  /** Answers may get members that older documents do not tell of, but not this one. */
  private static void closeAll(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Documented::closeAll);
  }

  /** Values that go into a request, by their names. */
  record Values(Map<String, JsonNode> fields, JsonNode body) {

    static Values none() {
      return new Values(Map.of(), RunningService.MAPPER.missingNode());
    }

    static Values of(String field, String value) {
      return new Values(
          Map.of(field, RunningService.MAPPER.getNodeFactory().textNode(value)),
          RunningService.MAPPER.missingNode());
    }

    static Values of(JsonNode body) {
      return new Values(Map.of(), body);
    }
  }

  /** Makes a call, and checks the answer against what the document says of it. */
  HttpResponse<byte[]> call(String method, String path, Values values, String accept)
      throws IOException, InterruptedException {
    JsonNode operation = operation(method, path);
    String target = path;
    var query = new ArrayList<String>();
    var headers = new TreeMap<>(Map.of("Accept", accept));
    for (Map.Entry<String, JsonNode> field : values.fields().entrySet()) {
      String text = URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8);
      String place = "path";
      for (JsonNode parameter : operation.path("parameters")) {
        if (parameter.path("name").asText().equals(field.getKey())) {
          place = parameter.path("in").asText();
        }
      }
      switch (place) {
        case "query" -> query.add(field.getKey() + "=" + text);
        case "header" -> headers.put(field.getKey(), field.getValue().asText());
        default -> target = target.replace("{" + field.getKey() + "}", text.replace("+", "%20"));
      }
    }
    String suffix = query.isEmpty() ? "" : "?" + String.join("&", query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(target + suffix)).timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    if (values.body().isMissingNode()) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(values.body().toString()));
    }
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    check(operation, response);
    return response;
  }

  /** Checks an answer against what the document says of an operation. */
  void check(JsonNode operation, HttpResponse<byte[]> response) throws IOException {
    String what =
        "%s, which answers %d: %s"
            .formatted(
                operation.path("operationId").asText(),
                response.statusCode(),
                new String(
                    response.body(),
                    0,
                    Math.min(response.body().length, 500),
                    StandardCharsets.UTF_8));
    JsonNode reply = operation.path("responses").path(String.valueOf(response.statusCode()));
    assertTrue(reply.isObject(), "No such answer is told of " + what);
    JsonNode contents = reply.path("content");
    if (contents.isMissingNode()) {
      assertEquals(0, response.body().length, "No body is told of " + what);
      return;
    }
    String mediaType = response.headers().firstValue("Content-Type").orElseThrow().split(";", 2)[0];
    JsonNode content =
        Stream.of(mediaType, mediaType.replaceFirst("/.*", "/*"), "*/*")
            .map(contents::path)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElseThrow(() -> new AssertionError(mediaType + " is not told of " + what));
    if (mediaType.endsWith("json")) {
      JsonNode value = RunningService.MAPPER.readTree(response.body());
      assertEquals(List.of(), faults(content.path("schema"), value), what);
    }
  }

  /** A call of each example of a request, for each form that its answer can have. */
  List<DynamicTest> examples() {
    var calls = new ArrayList<DynamicTest>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        for (String name : examples(method.getValue())) {
          for (String accept : accepted(method.getValue())) {
            calls.add(
                dynamicTest(
                    "%s %s, %s, as %s".formatted(method.getKey(), path.getKey(), name, accept),
                    () -> callExample(method.getKey(), path.getKey(), name, accept)));
          }
        }
      }
    }
    return calls;
  }

  private void callExample(String method, String path, String name, String accept)
      throws IOException, InterruptedException {
    JsonNode operation = operation(method, path);
    Values values = example(operation, name);
    if (!values.body().isMissingNode()) {
      JsonNode schema =
          operation.path("requestBody").path("content").path("application/json").path("schema");
      assertEquals(List.of(), faults(schema, values.body()));
    }
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode value = values.fields().get(parameter.path("name").asText());
      if (value != null) {
        assertEquals(List.of(), faults(parameter.path("schema"), value));
      }
    }
    HttpResponse<byte[]> answer = call(method.toUpperCase(Locale.ROOT), path, values, accept);
    assertEquals(200, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static List<String> accepted(JsonNode operation) {
    var mediaTypes = new ArrayList<String>();
    operation
        .path("responses")
        .path("200")
        .path("content")
        .fieldNames()
        .forEachRemaining(mediaTypes::add);
    return mediaTypes;
  }

  /** The names of the examples of an operation's requests. */
  private static Set<String> examples(JsonNode operation) {
    var names = new TreeSet<String>();
    operation
        .path("parameters")
        .forEach(parameter -> parameter.path("examples").fieldNames().forEachRemaining(names::add));
    operation
        .path("requestBody")
        .path("content")
        .forEach(content -> content.path("examples").fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** The request that an example shows. */
  private static Values example(JsonNode operation, String name) {
    var fields = new TreeMap<String, JsonNode>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode value = parameter.path("examples").path(name).path("value");
      if (!value.isMissingNode()) {
        fields.put(parameter.path("name").asText(), value);
      }
    }
    return new Values(
        fields,
        operation
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("examples")
            .path(name)
            .path("value"));
  }
}
