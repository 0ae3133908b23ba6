package amplify.runtime;

import amplify.api.Action;
import amplify.api.ActionCall;
import amplify.api.ActionExample;
import amplify.api.Answer;
import amplify.api.AnswerForm;
import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An action that was found and can be served.
 *
 * @param <Q> its request
 */
final class LoadedAction<Q extends Record> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a service answers by itself. */
  private static final Set<String> TAKEN =
      Set.of("jobs", "ingest", "health", "metrics", "processors", "docs", "openapi.json");

  private final Action<Q> action;
  private final ParameterBinder<Q> binder;

  private LoadedAction(Action<Q> action) {
    this.action = action;
    this.binder = new ParameterBinder<>(action.request(), "");
  }

  /**
   * Reads an action's declaration.
   *
   * @throws IllegalArgumentException if it cannot be served
   */
  static <Q extends Record> LoadedAction<Q> of(Action<Q> action) {
    var loaded = new LoadedAction<>(action);
    if (TAKEN.contains(action.path().split("/", -1)[1])) {
      throw new IllegalArgumentException(
          "Action '%s' has the path '%s', which the service itself answers; choose another"
              .formatted(action.name(), action.path()));
    }
    for (String field : action.pathFields()) {
      if (!loaded.binder.has(field)) {
        throw new IllegalArgumentException(
            "Action '%s' has {%s} in its path, but %s has no such component"
                .formatted(action.name(), field, action.request().getName()));
      }
    }
    loaded.checkExamples();
    return loaded;
  }

  private void checkExamples() {
    for (ActionExample example : action.examples()) {
      try {
        binder.bind(values(example.fields()));
      } catch (InvalidRequestException e) {
        throw new IllegalArgumentException(
            "Action '%s' has the example '%s', which it would refuse: %s"
                .formatted(action.name(), example.title(), e.getMessage()),
            e);
      }
    }
  }

  /**
   * The fields of an example.
   *
   * @throws InvalidRequestException if they are no JSON object
   */
  static ObjectNode values(String json) {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return object;
      }
      throw new InvalidRequestException("it is not a JSON object; expected one with the fields");
    } catch (JsonProcessingException e) {
      throw new InvalidRequestException("it is not JSON: " + e.getOriginalMessage());
    }
  }

  /** What is told whoever gives a field that there is not, and nothing that must be given. */
  InvalidRequestException refusal() {
    String unknown = "colour";
    while (binder.has(unknown)) {
      unknown += "s";
    }
    try {
      binder.bind(MAPPER.createObjectNode().put(unknown, "red"));
      throw new IllegalStateException("A field '%s' was accepted".formatted(unknown));
    } catch (InvalidRequestException e) {
      List<FieldError> errors =
          e.errors().stream()
              .filter(error -> !action.pathFields().contains(error.field()))
              .toList();
      return new InvalidRequestException(errors);
    }
  }

  /**
   * What its request and its answers look like.
   *
   * @param processor the name of its processor
   * @throws IllegalArgumentException if an answer has no JSON form
   */
  List<JsonSchema> schemas(String processor) {
    var schemas = new RecordSchemas(processor);
    return Stream.concat(
            Stream.of(schemas.request(action.request(), binder.fields())),
            action.answers().stream()
                .filter(AnswerForm.Json.class::isInstance)
                .map(form -> schemas.answer(((AnswerForm.Json) form).type())))
        .toList();
  }

  /** All fields, in the order of the record. */
  List<ParameterField> fields() {
    return binder.fields();
  }

  /** Its method and path, fields without their names: what no other action may have. */
  String route() {
    return action.method() + " " + action.path().replaceAll("\\{[^}]*}", "{}");
  }

  Action<Q> declared() {
    return action;
  }

  ParameterField field(String name) {
    return binder.field(name);
  }

  boolean has(String field) {
    return binder.has(field);
  }

  /**
   * Answers.
   *
   * @param fields from path, query and body
   * @throws InvalidRequestException naming every field that breaks a rule
   */
  Answer answer(ObjectNode fields, ActionCall call) throws Exception {
    return action.handler().answer(binder.bind(fields), call);
  }
}
