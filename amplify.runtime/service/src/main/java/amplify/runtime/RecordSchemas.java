package amplify.runtime;

import amplify.api.Parameter;
import amplify.openapi.JsonSchema;
import amplify.wire.WireJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The JSON of records, as schemas: requests as {@link ParameterBinder} reads them, answers of
 * processors as {@link RecordJson} writes them, and answers of the service as {@link WireJson}
 * writes them.
 */
final class RecordSchemas {

  private final String prefix;
  private final JsonSchema real;
  private final Set<Class<?>> open = new HashSet<>();

  /**
   * Of one processor.
   *
   * @param processor its name, which keeps names of schemas apart from those of others
   */
  RecordSchemas(String processor) {
    // JSON has no words for what is not a finite number.
    this(processor + ".", JsonSchema.number().orNull());
  }

  private RecordSchemas(String prefix, JsonSchema real) {
    this.prefix = prefix;
    this.real = real;
  }

  /** The schema of an answer of the service: a record of {@link amplify.wire}. */
  static JsonSchema of(Class<? extends Record> type) {
    return new RecordSchemas("", JsonSchema.number()).answer(type);
  }

  /** The words of an enum. */
  static JsonSchema words(Class<?> type) {
    return JsonSchema.words(
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
            .toList());
  }

  /** A request, or the part of it that is in its body. */
  static JsonSchema request(Collection<ParameterField> fields) {
    JsonSchema schema = JsonSchema.object();
    for (ParameterField field : fields) {
      JsonSchema value = field.optional() ? field.schema().orNull() : field.schema();
      JsonSchema told = value.described(field.description());
      schema =
          field.required()
              ? schema.member(field.name(), told)
              : schema.optionalMember(field.name(), told);
    }
    return schema.closed();
  }

  /** The same, under the name of its record. */
  JsonSchema request(Class<?> type, Collection<ParameterField> fields) {
    return JsonSchema.named(name(type), request(fields));
  }

  /**
   * An answer.
   *
   * @throws IllegalArgumentException if a component has no JSON form
   */
  JsonSchema answer(Class<?> type) {
    if (!open.add(type)) {
      return JsonSchema.reference(name(type));
    }
    JsonSchema schema = JsonSchema.object();
    for (RecordComponent component : type.getRecordComponents()) {
      String member = ParameterField.jsonName(component);
      schema =
          mayBeMissing(type, component)
              ? schema.optionalMember(member, described(component, held(component)))
              : schema.member(member, described(component, value(component.getGenericType())));
    }
    open.remove(type);
    return JsonSchema.named(name(type), schema);
  }

  private static JsonSchema described(RecordComponent component, JsonSchema schema) {
    Optional<Parameter> declared = Optional.ofNullable(component.getAnnotation(Parameter.class));
    return ParameterLimits.of(declared)
        .of(schema)
        .described(declared.map(Parameter::description).orElse(""));
  }

  /** Whether an empty value has no member at all, rather than null. */
  private static boolean mayBeMissing(Class<?> type, RecordComponent component) {
    return Stream.of(
            type.getAnnotation(JsonInclude.class),
            component.getAccessor().getAnnotation(JsonInclude.class))
        .filter(Objects::nonNull)
        .anyMatch(include -> include.value() == JsonInclude.Include.NON_ABSENT);
  }

  /** What an Optional holds. */
  private JsonSchema held(RecordComponent component) {
    return value(((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]);
  }

  private String name(Class<?> type) {
    return prefix + type.getSimpleName();
  }

  private JsonSchema value(Type type) {
    return switch (type) {
      case Class<?> plain -> value(plain, List.of());
      case ParameterizedType generic ->
          value((Class<?>) generic.getRawType(), List.of(generic.getActualTypeArguments()));
      case WildcardType wildcard -> value(wildcard.getUpperBounds()[0]);
      default -> JsonSchema.any();
    };
  }

  private JsonSchema value(Class<?> type, List<Type> of) {
    if (type == Optional.class) {
      return last(of).orNull();
    }
    if (Collection.class.isAssignableFrom(type)) {
      return JsonSchema.list(last(of));
    }
    if (Map.class.isAssignableFrom(type)) {
      return JsonSchema.map(last(of));
    }
    if (type == boolean.class || type == Boolean.class) {
      return JsonSchema.truth();
    }
    if (type == int.class || type == Integer.class) {
      return JsonSchema.int32();
    }
    if (type == long.class || type == Long.class) {
      return JsonSchema.int64();
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return real;
    }
    return reference(type);
  }

  private JsonSchema reference(Class<?> type) {
    if (type.isEnum()) {
      return words(type);
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return JsonSchema.text();
    }
    if (type == Instant.class) {
      return JsonSchema.time();
    }
    if (type == UUID.class) {
      return JsonSchema.uuid();
    }
    if (type == URI.class) {
      return JsonSchema.uri();
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      return JsonSchema.object();
    }
    if (type.isRecord()) {
      return answer(type);
    }
    if (type == Object.class) {
      return JsonSchema.any();
    }
    throw new IllegalArgumentException(
        "An answer holds a %s, which has no JSON form".formatted(type.getName()));
  }

  /** What a list, a map or an Optional holds; a raw one may hold anything. */
  private JsonSchema last(List<Type> of) {
    return of.isEmpty() ? JsonSchema.any() : value(of.getLast());
  }
}
