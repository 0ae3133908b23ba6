package amplify.runtime;

import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types a parameter can have: how each is read from JSON, from text, and written. */
sealed interface ParameterType {

  /** What a value should look like, as in "expected …". */
  String expectation();

  /** What a value looks like, for documents. */
  JsonSchema schema();

  /** The value of a JSON node, which is neither missing nor null. */
  Object read(JsonNode json);

  /** The value written as text in a declaration. */
  Object parse(String text);

  /** The JSON form of a value. */
  JsonNode write(Object value, JsonNodeFactory nodes);

  /** The JSON form of a value that comes as text; the text itself if it is no such value. */
  default JsonNode node(String text, JsonNodeFactory nodes) {
    try {
      return write(parse(text), nodes);
    } catch (ParameterException e) {
      return nodes.textNode(text);
    }
  }

  static ParameterType of(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return new Truth();
    }
    if (type == int.class || type == Integer.class) {
      return new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, true);
    }
    if (type == long.class || type == Long.class) {
      return new Whole(Long.MIN_VALUE, Long.MAX_VALUE, false);
    }
    if (type == double.class || type == Double.class) {
      return new Real();
    }
    if (type == String.class) {
      return new Text();
    }
    if (type.isEnum()) {
      return new Choice(type);
    }
    throw new ParameterException(
        "has the type %s; expected boolean, int, long, double, String, an enum, or Optional of one"
            .formatted(type.getName()));
  }

  /** true or false. */
  record Truth() implements ParameterType {

    @Override
    public String expectation() {
      return "true or false";
    }

    @Override
    public JsonSchema schema() {
      return JsonSchema.truth();
    }

    @Override
    public Object read(JsonNode json) {
      if (!json.isBoolean()) {
        throw new ParameterException("is %s; expected %s".formatted(json, expectation()));
      }
      return json.booleanValue();
    }

    @Override
    public Object parse(String text) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new ParameterException(
            "has the default '%s'; expected true or false".formatted(text));
      }
      return Boolean.valueOf(text);
    }

    @Override
    public JsonNode write(Object value, JsonNodeFactory nodes) {
      return nodes.booleanNode((Boolean) value);
    }
  }

  /** An integer. */
  record Whole(long min, long max, boolean narrow) implements ParameterType {

    @Override
    public String expectation() {
      return "a whole number";
    }

    @Override
    public JsonSchema schema() {
      return narrow ? JsonSchema.int32() : JsonSchema.int64();
    }

    @Override
    public Object read(JsonNode json) {
      if (!json.isIntegralNumber() || !json.canConvertToLong()) {
        throw new ParameterException("is %s; expected %s".formatted(json, expectation()));
      }
      return inRange(json.longValue());
    }

    @Override
    public Object parse(String text) {
      try {
        return inRange(Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw new ParameterException(
            "has the default '%s'; expected a whole number".formatted(text));
      }
    }

    private Object inRange(long value) {
      if (value < min || value > max) {
        throw new ParameterException("is %d; expected %d to %d".formatted(value, min, max));
      }
      // A boxed pair in one conditional expression would silently widen both to long.
      if (narrow) {
        return (int) value;
      }
      return value;
    }

    @Override
    public JsonNode write(Object value, JsonNodeFactory nodes) {
      return nodes.numberNode(((Number) value).longValue());
    }
  }

  /** A floating point number. */
  record Real() implements ParameterType {

    @Override
    public String expectation() {
      return "a number";
    }

    @Override
    public JsonSchema schema() {
      return JsonSchema.number();
    }

    @Override
    public Object read(JsonNode json) {
      if (!json.isNumber()) {
        throw new ParameterException("is %s; expected %s".formatted(json, expectation()));
      }
      return json.doubleValue();
    }

    @Override
    public Object parse(String text) {
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        throw new ParameterException("has the default '%s'; expected a number".formatted(text));
      }
    }

    @Override
    public JsonNode write(Object value, JsonNodeFactory nodes) {
      return nodes.numberNode((Double) value);
    }
  }

  /** Text. */
  record Text() implements ParameterType {

    @Override
    public String expectation() {
      return "text";
    }

    @Override
    public JsonSchema schema() {
      return JsonSchema.text();
    }

    @Override
    public Object read(JsonNode json) {
      if (!json.isTextual()) {
        throw new ParameterException("is %s; expected %s".formatted(json, expectation()));
      }
      return json.textValue();
    }

    @Override
    public Object parse(String text) {
      return text;
    }

    @Override
    public JsonNode write(Object value, JsonNodeFactory nodes) {
      return nodes.textNode((String) value);
    }
  }

  /** One of an enum's constants, in lower case. */
  record Choice(Class<?> type) implements ParameterType {

    private static String word(Object constant) {
      return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    List<String> words() {
      return Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
    }

    @Override
    public String expectation() {
      return words().stream().collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public JsonSchema schema() {
      return JsonSchema.words(words());
    }

    @Override
    public Object read(JsonNode json) {
      return parse(json.isTextual() ? json.textValue() : json.toString());
    }

    @Override
    public Object parse(String text) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> word(constant).equals(text))
          .findFirst()
          .map(Object.class::cast)
          .orElseThrow(
              () -> new ParameterException("is '%s'; expected %s".formatted(text, expectation())));
    }

    @Override
    public JsonNode write(Object value, JsonNodeFactory nodes) {
      return nodes.textNode(word(value));
    }
  }
}
