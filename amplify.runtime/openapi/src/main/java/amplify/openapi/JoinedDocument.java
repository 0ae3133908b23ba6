package amplify.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One document of several services that are under one host, each in a folder of its own name: paths
 * begin with that name, and so do headings, ids and the names of components.
 */
public final class JoinedDocument {

  private static final Pattern COMPONENT = Pattern.compile("#/components/([a-zA-Z]+)/(.+)");

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private JoinedDocument(String title, String server) {
    json.put("openapi", "3.1.0");
    json.putObject("info").put("title", title).put("version", "1");
    json.putArray("servers").addObject().put("url", server);
    json.putArray("tags");
    json.putObject("paths");
    json.putObject("components");
  }

  /**
   * Joins documents.
   *
   * @param title what they are together
   * @param server the address that the services' folders are below; {@code .} for where the
   *     document will lie
   */
  public static ObjectNode of(String title, String server, List<ServiceDocument> services) {
    var joined = new JoinedDocument(title, server);
    services.forEach(joined::add);
    return joined.json;
  }

  private void add(ServiceDocument service) {
    String name = service.name();
    JsonNode document = renamed(service.document(), name);
    for (JsonNode tag : document.path("tags")) {
      ObjectNode copy = tag.deepCopy();
      json.withArray("tags").add(copy.put("name", heading(name, tag.path("name").asText())));
    }
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        if (operation instanceof ObjectNode object && object.has("responses")) {
          label(object, name);
        }
      }
      json.withObject("/paths").set("/" + name + path.getKey(), path.getValue());
    }
    for (Map.Entry<String, JsonNode> kind : document.path("components").properties()) {
      ObjectNode all = json.withObject("/components").withObject("/" + kind.getKey());
      for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
        all.set(name + "." + component.getKey(), component.getValue());
      }
    }
  }

  private static void label(ObjectNode operation, String name) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    JsonNode given = operation.path("tags");
    given.forEach(tag -> tags.add(heading(name, tag.asText())));
    operation.set("tags", tags.isEmpty() ? tags.add(name) : tags);
    if (operation.has("operationId")) {
      operation.put("operationId", name + "-" + operation.path("operationId").asText());
    }
  }

  private static String heading(String name, String tag) {
    return "%s: %s".formatted(name, tag);
  }

  /** The same with all references to the names that components get. */
  private static JsonNode renamed(JsonNode node, String name) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        JsonNode value = member.getValue();
        if (member.getKey().equals("$ref") && value.isTextual()) {
          member.setValue(
              JsonNodeFactory.instance.textNode(
                  COMPONENT
                      .matcher(value.textValue())
                      .replaceFirst("#/components/$1/" + name + ".$2")));
        } else {
          renamed(value, name);
        }
      }
    } else {
      node.forEach(element -> renamed(element, name));
    }
    return node;
  }
}
