package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A field of a request that is not in its body.
 *
 * @param place where it is
 * @param name its name
 * @param description meaning and unit, in Markdown
 * @param required whether a request must have it; in a path always
 * @param schema its values
 * @param examples values that show what is meant
 */
public record Field(
    Place place,
    String name,
    String description,
    boolean required,
    JsonSchema schema,
    List<Example> examples) {

  /** Where fields are. */
  public enum Place {
    /** In braces in the path. */
    PATH,
    /** Behind the question mark. */
    QUERY,
    /** A header. */
    HEADER
  }

  /** Keeps a copy of the list. */
  public Field {
    examples = List.copyOf(examples);
  }

  /** A field of the path. */
  public static Field path(String name, JsonSchema schema, String description) {
    return new Field(Place.PATH, name, description, true, schema, List.of());
  }

  /** A field of the query that may be missing. */
  public static Field query(String name, JsonSchema schema, String description) {
    return new Field(Place.QUERY, name, description, false, schema, List.of());
  }

  /** A header that may be missing. */
  public static Field header(String name, JsonSchema schema, String description) {
    return new Field(Place.HEADER, name, description, false, schema, List.of());
  }

  /** The same with one more example. */
  public Field example(Example example) {
    var more = new ArrayList<>(examples);
    more.add(example);
    return new Field(place, name, description, required, schema, more);
  }

  ObjectNode json(Map<String, JsonSchema> named) {
    schema.named().forEach((key, value) -> JsonSchema.put(named, key, value));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("in", place.name().toLowerCase(Locale.ROOT))
            .put("description", description)
            .put("required", required);
    json.set("schema", schema.json());
    Example.write(examples, json);
    return json;
  }
}
