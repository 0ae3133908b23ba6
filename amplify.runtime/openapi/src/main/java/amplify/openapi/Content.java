package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * One form that a body can have.
 *
 * @param mediaType such as {@code application/json} or {@code image/*}
 * @param schema what it looks like
 * @param examples bodies that show what is meant
 */
public record Content(String mediaType, JsonSchema schema, List<Example> examples) {

  /** Keeps a copy of the list. */
  public Content {
    examples = List.copyOf(examples);
  }

  /** JSON. */
  public static Content json(JsonSchema schema, Example... examples) {
    return new Content("application/json", schema, List.of(examples));
  }

  /** Bytes of a media type. */
  public static Content bytes(String mediaType) {
    return new Content(mediaType, JsonSchema.bytes(), List.of());
  }

  /** Text of a media type. */
  public static Content text(String mediaType) {
    return new Content(mediaType, JsonSchema.text(), List.of());
  }

  static ObjectNode json(
      List<Content> contents,
      Map<String, JsonSchema> named,
      BiConsumer<List<Example>, ObjectNode> examples) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Content content : contents) {
      content.schema.named().forEach((key, value) -> JsonSchema.put(named, key, value));
      ObjectNode form = json.putObject(content.mediaType);
      form.set("schema", content.schema.json());
      examples.accept(content.examples, form);
    }
    return json;
  }
}
