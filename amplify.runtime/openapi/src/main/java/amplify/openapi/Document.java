package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The OpenAPI 3.1 document of a service.
 *
 * @param title the service's name, for people
 * @param version the service's version
 * @param description what the service is for, in Markdown
 * @param tags the headings, in order
 * @param routes all routes; those under one heading keep their order
 */
public record Document(
    String title, String version, String description, List<Tag> tags, List<Route> routes) {

  /**
   * The address that paths are below, seen from where the document lies: the same folder. So it
   * holds behind any proxy, whatever that puts before the path.
   */
  private static final String HERE = ".";

  /**
   * Checks what concerns more than one route.
   *
   * @throws IllegalArgumentException if an id comes twice, or a heading is not told of
   */
  public Document {
    tags = List.copyOf(tags);
    routes = List.copyOf(routes);
    var ids = new HashSet<String>();
    List<String> headings = tags.stream().map(Tag::name).toList();
    for (Route route : routes) {
      Operation operation = route.operation();
      if (!ids.add(operation.id())) {
        throw new IllegalArgumentException(
            "Two operations have the id '%s'; expected another for %s %s"
                .formatted(operation.id(), route.method(), route.path()));
      }
      if (!headings.containsAll(operation.tags())) {
        throw new IllegalArgumentException(
            "%s %s stands under %s; expected some of %s"
                .formatted(route.method(), route.path(), operation.tags(), headings));
      }
    }
  }

  /**
   * The JSON form.
   *
   * @throws IllegalArgumentException if two schemas have the same name
   */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
    json.putObject("info")
        .put("title", title)
        .put("version", version)
        .put("description", description);
    json.putArray("servers").addObject().put("url", HERE);
    var tagsJson = json.putArray("tags");
    for (Tag tag : tags) {
      ObjectNode heading = tagsJson.addObject().put("name", tag.name());
      if (!tag.description().isEmpty()) {
        heading.put("description", tag.description());
      }
    }
    Map<String, JsonSchema> named = new TreeMap<>();
    ObjectNode paths = json.putObject("paths");
    List<String> headings = tags.stream().map(Tag::name).toList();
    routes.stream()
        .sorted(
            Comparator.comparingInt(route -> headings.indexOf(route.operation().tags().getFirst())))
        .forEach(route -> {
          ObjectNode path =
              paths.has(route.path())
                  ? (ObjectNode) paths.get(route.path())
                  : paths.putObject(route.path());
          path.set(route.method().toLowerCase(Locale.ROOT), route.operation().json(named));
        });
    ObjectNode schemas = json.putObject("components").putObject("schemas");
    named.forEach((name, schema) -> schemas.set(name, schema.json()));
    return json;
  }
}
