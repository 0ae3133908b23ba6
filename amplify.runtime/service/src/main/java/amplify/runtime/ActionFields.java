package amplify.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;

/** Gathers the fields of a request from its path, its query and its body. */
final class ActionFields {

  private final LoadedAction<?> action;
  private final ObjectNode fields;
  private final List<FieldError> errors = new ArrayList<>();

  private ActionFields(LoadedAction<?> action, ObjectNode fields) {
    this.action = action;
    this.fields = fields;
  }

  /**
   * All fields.
   *
   * @param body its body
   * @throws InvalidRequestException if a field comes twice, or the body is not an object
   */
  static ObjectNode of(LoadedAction<?> action, ServerRequest request, ActionBody body) {
    if (!body.json().isObject()) {
      throw new InvalidRequestException(
          "The body is not a JSON object; expected one with the fields");
    }
    var gathered = new ActionFields(action, (ObjectNode) body.json());
    for (String name : request.query().names()) {
      List<String> values = request.query().all(name);
      if (values.size() > 1) {
        gathered.twice(name);
      } else {
        gathered.add(name, values.isEmpty() ? "" : values.getFirst());
      }
    }
    body.form().forEach(field -> gathered.add(field.getKey(), field.getValue()));
    for (String name : action.declared().pathFields()) {
      gathered.add(name, request.path().pathParameters().get(name));
    }
    if (!gathered.errors.isEmpty()) {
      throw new InvalidRequestException(gathered.errors);
    }
    return gathered.fields;
  }

  private void add(String name, String text) {
    if (fields.has(name)) {
      twice(name);
    } else if (action.has(name)) {
      fields.set(name, action.field(name).node(text));
    } else {
      // Told of together with the fields that break a rule.
      fields.put(name, text);
    }
  }

  private void twice(String name) {
    errors.add(new FieldError(name, "is given more than once; give it once"));
  }
}
