package amplify.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The little JSON the ledger needs: sets of rows go to the database as one JSON array. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static String text(ArrayNode array) {
    return written(array);
  }

  static String text(Map<String, Integer> counts) {
    return written(counts);
  }

  private static String written(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree could not be written", e);
    }
  }

  /** JSON text that is to stand in a tree as it is. */
  static POJONode raw(String json) {
    return new POJONode(new RawValue(json));
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + json, e);
    }
  }

  static List<String> strings(String jsonArray) {
    var strings = new ArrayList<String>();
    tree(jsonArray).forEach(node -> strings.add(node.textValue()));
    return strings;
  }
}
