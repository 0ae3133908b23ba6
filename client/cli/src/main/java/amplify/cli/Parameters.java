package amplify.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The processor's parameters, given as {@code --set name=value}. */
final class Parameters {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the processor, such as stitch=true. May be given repeatedly.")
  private Map<String, String> values = new LinkedHashMap<>();

  Map<String, Object> values() {
    var parsed = new LinkedHashMap<String, Object>();
    values.forEach((name, text) -> parsed.put(name, value(text)));
    return parsed;
  }

  /** Numbers, booleans and other JSON as such; all else is text. */
  private static Object value(String text) {
    try {
      Object value = MAPPER.readValue(text, Object.class);
      return value == null ? text : value;
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
