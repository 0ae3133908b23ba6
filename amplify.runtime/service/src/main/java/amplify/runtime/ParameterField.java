package amplify.runtime;

import amplify.api.Parameter;
import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One component of a parameters record.
 *
 * @param name its name in JSON: {@code batchSize} is {@code batch_size}
 * @param description meaning and unit, for people
 * @param type how values are read and written
 * @param optional whether the component is an {@link Optional}
 * @param defaultValue the value where the request has none
 * @param limits the range or pattern that values must keep
 * @param accessor reads the component from a record
 */
record ParameterField(
    String name,
    String description,
    ParameterType type,
    boolean optional,
    Optional<Object> defaultValue,
    ParameterLimits limits,
    Method accessor) {

  private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

  static ParameterField of(Class<?> record, RecordComponent component) {
    String name = jsonName(component);
    boolean optional = component.getType() == Optional.class;
    try {
      Class<?> valueType =
          optional
              ? (Class<?>)
                  ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
              : component.getType();
      ParameterType type = ParameterType.of(valueType);
      Optional<Parameter> declared = Optional.ofNullable(component.getAnnotation(Parameter.class));
      ParameterLimits limits = ParameterLimits.of(declared);
      Optional<Object> defaultValue =
          declared
              .map(Parameter::defaultValue)
              .filter(text -> !text.isEmpty())
              .map(text -> limits.check(type.parse(text)));
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new ParameterField(
          name,
          declared.map(Parameter::description).orElse(""),
          type,
          optional,
          defaultValue,
          limits,
          accessor);
    } catch (ParameterException e) {
      throw new IllegalArgumentException(
          "Parameter '%s' of %s %s".formatted(name, record.getName(), e.getMessage()), e);
    }
  }

  /** The name of a component in JSON. */
  static String jsonName(RecordComponent component) {
    return CAPITAL.matcher(component.getName()).replaceAll("_$1").toLowerCase(Locale.ROOT);
  }

  /** Whether a request must have it. */
  boolean required() {
    return !optional && defaultValue.isEmpty();
  }

  /** The values it takes in a few words, such as {@code 1 to 500}; empty for any text. */
  String values() {
    return type instanceof ParameterType.Text ? "" : limits.range().orElseGet(type::expectation);
  }

  /** The default as text. */
  Optional<String> defaultText() {
    return defaultValue.map(value -> type.write(value, JsonNodeFactory.instance).asText());
  }

  /** What its values look like. */
  JsonSchema schema() {
    JsonSchema schema = schemaWithoutDefault();
    return defaultValue
        .map(value -> schema.with("default", type.write(value, JsonNodeFactory.instance)))
        .orElse(schema);
  }

  /** The same, keeping to itself what is taken where a request has no value. */
  JsonSchema schemaWithoutDefault() {
    return limits.of(type.schema());
  }

  /** Writes the default, or where there must be a value and is no default, some value. */
  void writeExample(ObjectNode json) {
    if (defaultValue.isPresent()) {
      json.set(name, type.write(defaultValue.get(), JsonNodeFactory.instance));
    } else if (!optional) {
      json.set(
          name,
          switch (type) {
            case ParameterType.Truth _ -> JsonNodeFactory.instance.booleanNode(true);
            case ParameterType.Whole _ -> JsonNodeFactory.instance.numberNode((long) limits.some());
            case ParameterType.Real _ -> JsonNodeFactory.instance.numberNode(limits.some());
            case ParameterType.Text _ -> JsonNodeFactory.instance.textNode("text");
            case ParameterType.Choice choice ->
                JsonNodeFactory.instance.textNode(choice.words().getFirst());
          });
    }
  }

  /** Text from a path or a query as the JSON that a body would have for it. */
  JsonNode node(String text) {
    return type.node(text, JsonNodeFactory.instance);
  }

  /**
   * The component's value.
   *
   * @param json the member of the request; missing or null where it has none
   */
  Object value(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      if (optional) {
        return defaultValue;
      }
      return defaultValue.orElseThrow(
          () -> new ParameterException("is required; expected " + type.expectation()));
    }
    Object value = limits.check(type.read(json));
    return optional ? Optional.of(value) : value;
  }

  void write(Record record, ObjectNode json) {
    try {
      Object value = accessor.invoke(record);
      Object plain = value instanceof Optional<?> o ? o.orElse(null) : value;
      if (plain == null) {
        json.putNull(name);
      } else {
        json.set(name, type.write(plain, JsonNodeFactory.instance));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The accessor of a record component failed", e);
    }
  }
}
