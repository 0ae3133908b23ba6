package amplify.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** The little JSON the ledger needs: sets of rows go to the database as one JSON array. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static String text(ArrayNode array) {
    try {
      return MAPPER.writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree could not be written", e);
    }
  }

  static List<String> strings(String jsonArray) {
    try {
      var strings = new ArrayList<String>();
      MAPPER.readTree(jsonArray).forEach(node -> strings.add(node.textValue()));
      return strings;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not a JSON array of strings: " + jsonArray, e);
    }
  }
}
