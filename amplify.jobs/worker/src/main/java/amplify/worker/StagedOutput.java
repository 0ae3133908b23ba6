package amplify.worker;

import amplify.results.InputObject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;

/**
 * What a finished bin left in the object store, as kept with its task until results are composed.
 *
 * @param key the staged artifacts of rows, and after them the staged rows; empty if the bin gave
 *     neither
 * @param artifactBytes how many bytes the staged artifacts take, 0 if there are none
 * @param rows rows emitted
 * @param failedRows rows that could not be computed
 * @param artifacts artifacts of rows emitted
 * @param inputs the versions of the objects that were read
 */
record StagedOutput(
    Optional<String> key,
    long artifactBytes,
    long rows,
    long failedRows,
    long artifacts,
    List<InputObject> inputs) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new Jdk8Module()).build();

  String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Staged output could not be written as JSON", e);
    }
  }

  static StagedOutput of(String json) {
    try {
      return MAPPER.readValue(json, StagedOutput.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The database holds no staged output: " + json, e);
    }
  }
}
