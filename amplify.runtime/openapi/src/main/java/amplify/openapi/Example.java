package amplify.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * A value that shows what is meant. Examples of one title belong together: the body and the fields
 * of path and query that have them make one request.
 *
 * @param title what it shows, in a few words
 * @param value the value
 */
public record Example(String title, JsonNode value) {

  /** Keeps a copy of the value. */
  public Example {
    value = value.deepCopy();
  }

  @Override
  public JsonNode value() {
    return value.deepCopy();
  }

  /** The key of the example in the document. */
  String key() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** Writes those of an answer, where one needs no name. */
  static void writeShown(List<Example> examples, ObjectNode json) {
    if (examples.size() == 1) {
      json.set("example", examples.getFirst().value());
    } else {
      write(examples, json);
    }
  }

  /** Writes those of a request. */
  static void write(List<Example> examples, ObjectNode json) {
    if (examples.isEmpty()) {
      return;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Example example : examples) {
      all.putObject(example.key()).put("summary", example.title()).set("value", example.value());
    }
    json.set("examples", all);
  }
}
