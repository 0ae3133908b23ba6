package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The body of a request.
 *
 * @param description what it is, in Markdown
 * @param required whether a request must have one
 * @param contents the forms it can have, the usual one first
 */
public record Body(String description, boolean required, List<Content> contents) {

  /** Keeps a copy of the list. */
  public Body {
    contents = List.copyOf(contents);
  }

  ObjectNode json(Map<String, JsonSchema> named) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    json.put("required", required).set("content", Content.json(contents, named, Example::write));
    return json;
  }
}
