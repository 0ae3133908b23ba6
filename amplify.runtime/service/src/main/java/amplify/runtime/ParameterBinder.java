package amplify.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the JSON parameters of a job into the processor's record, by the record's own declaration,
 * and back. Thread-safe.
 *
 * @param <P> the record
 */
final class ParameterBinder<P extends Record> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String subject;
  private final Constructor<P> constructor;
  private final Map<String, ParameterField> fields = new LinkedHashMap<>();

  /** Reads the declaration of job parameters. */
  ParameterBinder(Class<P> type) {
    this(type, "parameters");
  }

  /**
   * Reads the declaration.
   *
   * @param subject the member of the request that holds the values; empty if it is the request
   * @throws IllegalArgumentException if a component's type or default cannot be used, or the record
   *     cannot be reached from here
   */
  ParameterBinder(Class<P> type, String subject) {
    this.subject = subject;
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      var field = ParameterField.of(type, component);
      fields.put(field.name(), field);
    }
    constructor = constructor(type, components);
  }

  private static <P> Constructor<P> constructor(Class<P> type, RecordComponent[] components) {
    try {
      Constructor<P> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A record always has its canonical constructor", e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The parameters record %s cannot be reached: make it public in an exported package, or open its package with 'opens %s;'"
              .formatted(type.getName(), type.getPackageName()),
          e);
    }
  }

  /**
   * Makes the record.
   *
   * @param json a JSON object; missing members get their defaults
   * @throws InvalidRequestException naming every member that breaks a rule
   */
  P bind(JsonNode json) {
    var errors = new ArrayList<FieldError>();
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!fields.containsKey(name)) {
            errors.add(new FieldError(path(name), "is not known; " + known()));
          }
        });
    var values = new ArrayList<Object>();
    for (ParameterField field : fields.values()) {
      try {
        values.add(field.value(json.path(field.name())));
      } catch (ParameterException e) {
        errors.add(new FieldError(path(field.name()), e.getMessage()));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(errors);
    }
    return record(values);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** All fields, in the order of the record. */
  List<ParameterField> fields() {
    return List.copyOf(fields.values());
  }

  /** A field that there is. */
  ParameterField field(String name) {
    return fields.get(name);
  }

  private String path(String name) {
    return subject.isEmpty() ? name : subject + "." + name;
  }

  private String known() {
    return fields.isEmpty()
        ? "there are none"
        : "expected one of " + String.join(", ", fields.keySet());
  }

  private P record(List<Object> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      // The record's own constructor has the last word on combinations of values.
      String rule = String.valueOf(e.getCause().getMessage());
      throw subject.isEmpty()
          ? new InvalidRequestException(rule)
          : InvalidRequestException.of(subject, rule);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The canonical constructor of a record failed", e);
    }
  }

  /** The JSON text of a record, every default filled in: what is kept with the job. */
  String json(P parameters) {
    ObjectNode json = MAPPER.createObjectNode();
    fields.values().forEach(field -> field.write(parameters, json));
    return json.toString();
  }

  /** Makes the record from JSON text that {@link #json} wrote. */
  P bind(String json) {
    try {
      return bind(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + json, e);
    }
  }
}
