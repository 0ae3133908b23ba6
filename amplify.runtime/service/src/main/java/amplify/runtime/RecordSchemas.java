package amplify.runtime;

import amplify.api.Parameter;
import amplify.openapi.JsonSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the records of a processor look like as JSON: requests as {@link ParameterBinder} reads
 * them, answers as {@link RecordJson} writes them.
 */
final class RecordSchemas {

  private final String processor;
  private final Set<Class<?>> open = new HashSet<>();

  /**
   * Of one processor.
   *
   * @param processor its name, which keeps names of schemas apart from those of others
   */
  RecordSchemas(String processor) {
    this.processor = processor;
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
      Optional<Parameter> declared = Optional.ofNullable(component.getAnnotation(Parameter.class));
      schema =
          schema.member(
              ParameterField.jsonName(component),
              value(component.getGenericType())
                  .described(declared.map(Parameter::description).orElse("")));
    }
    open.remove(type);
    return JsonSchema.named(name(type), schema);
  }

  private String name(Class<?> type) {
    return processor + "." + type.getSimpleName();
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
      // JSON has no words for what is no finite number.
      return JsonSchema.number().orNull();
    }
    return reference(type);
  }

  private JsonSchema reference(Class<?> type) {
    if (type.isEnum()) {
      return JsonSchema.words(
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return JsonSchema.text();
    }
    if (type == Instant.class) {
      return JsonSchema.time();
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
