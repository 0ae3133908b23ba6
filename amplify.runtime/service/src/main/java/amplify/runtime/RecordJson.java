package amplify.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes records as {@link amplify.api.Answer.Json} promises. */
final class RecordJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordJson() {}

  static ObjectNode of(Record record) {
    ObjectNode json = NODES.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      json.set(ParameterField.jsonName(component), node(value(record, component)));
    }
    return json;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException(
          "'%s' of the answer %s cannot be read; is its package exported, or opened to the runtime?"
              .formatted(component.getName(), record.getClass().getName()),
          e);
    }
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Optional<?> optional -> node(optional.orElse(null));
      case Boolean truth -> NODES.booleanNode(truth);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Number number -> real(number.doubleValue());
      case Enum<?> constant -> NODES.textNode(constant.name().toLowerCase(Locale.ROOT));
      case CharSequence text -> NODES.textNode(text.toString());
      case Instant time -> NODES.textNode(time.toString());
      case Collection<?> values -> array(values);
      case Map<?, ?> members -> object(members);
      case Record record -> of(record);
      default ->
          throw new IllegalStateException(
              "An answer holds a %s, which has no JSON form".formatted(value.getClass().getName()));
    };
  }

  /** JSON has no words for what is no finite number. */
  private static JsonNode real(double number) {
    return Double.isFinite(number) ? NODES.numberNode(number) : NODES.nullNode();
  }

  private static ArrayNode array(Collection<?> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(node(value)));
    return array;
  }

  private static ObjectNode object(Map<?, ?> members) {
    ObjectNode object = NODES.objectNode();
    members.forEach((name, value) -> object.set(String.valueOf(name), node(value)));
    return object;
  }
}
