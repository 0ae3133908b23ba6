package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param description when it comes and what it is, in Markdown
 * @param headers what the headers that matter tell, by their names
 * @param contents the forms its body can have; empty if it has none
 */
public record Reply(
    int status, String description, Map<String, String> headers, List<Content> contents) {

  /** Keeps copies. */
  public Reply {
    headers = Map.copyOf(headers);
    contents = List.copyOf(contents);
  }

  /** An answer. */
  public static Reply of(int status, String description, Content... contents) {
    return new Reply(status, description, Map.of(), List.of(contents));
  }

  /** The same with a header. */
  public Reply header(String name, String meaning) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, meaning);
    return new Reply(status, description, more, contents);
  }

  /** The same with one more form. */
  public Reply with(Content content) {
    var more = new ArrayList<>(contents);
    more.add(content);
    return new Reply(status, description, headers, more);
  }

  ObjectNode json(Map<String, JsonSchema> named) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("description", description);
    if (!headers.isEmpty()) {
      ObjectNode all = json.putObject("headers");
      headers.keySet().stream()
          .sorted()
          .forEach(name ->
              all.putObject(name)
                  .put("description", headers.get(name))
                  .set("schema", JsonSchema.text().json()));
    }
    if (!contents.isEmpty()) {
      json.set("content", Content.json(contents, named, Example::writeShown));
    }
    return json;
  }
}
