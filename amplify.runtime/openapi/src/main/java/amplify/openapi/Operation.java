package amplify.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people read of one method of one path.
 *
 * @param id its name for programs, unique in the document
 * @param tags the headings it stands under, the first of which gives its place
 * @param summary one sentence
 * @param description more, in Markdown
 * @param fields of path, query and headers
 * @param body the body of its requests, if they have one
 * @param replies what it answers
 * @param callbacks requests that the service makes itself because of it
 */
public record Operation(
    String id,
    List<String> tags,
    String summary,
    String description,
    List<Field> fields,
    Optional<Body> body,
    List<Reply> replies,
    List<Callback> callbacks) {

  /**
   * Checks that it can be understood.
   *
   * @throws IllegalArgumentException if it has no id, no summary or no heading, or two replies of
   *     one status
   */
  public Operation {
    tags = List.copyOf(tags);
    fields = List.copyOf(fields);
    replies = List.copyOf(replies);
    callbacks = List.copyOf(callbacks);
    if (id.isBlank() || summary.isBlank() || tags.isEmpty()) {
      throw new IllegalArgumentException(
          "The operation '%s' (%s) must have an id, a summary and a heading"
              .formatted(id, summary));
    }
    if (replies.stream().map(Reply::status).distinct().count() < replies.size()) {
      throw new IllegalArgumentException(
          "The operation '%s' has two replies of one status; expected one with several examples"
              .formatted(id));
    }
  }

  /**
   * An operation of which nothing else is told yet.
   *
   * @param id its name for programs
   * @param tag the heading it stands under
   * @param summary one sentence
   */
  public static Operation of(String id, String tag, String summary) {
    return new Operation(
        id, List.of(tag), summary, "", List.of(), Optional.empty(), List.of(), List.of());
  }

  /** The same under these headings. */
  public Operation under(List<String> values) {
    return new Operation(id, values, summary, description, fields, body, replies, callbacks);
  }

  /** The same, told of at length. */
  public Operation describe(String value) {
    return new Operation(id, tags, summary, value, fields, body, replies, callbacks);
  }

  /** The same with more fields. */
  public Operation with(Field... values) {
    var more = new ArrayList<>(fields);
    more.addAll(Arrays.asList(values));
    return new Operation(id, tags, summary, description, more, body, replies, callbacks);
  }

  /** The same with a body that requests must have. */
  public Operation takes(Content... contents) {
    return takes(new Body("", true, List.of(contents)));
  }

  /** The same with a body. */
  public Operation takes(Body value) {
    return new Operation(
        id, tags, summary, description, fields, Optional.of(value), replies, callbacks);
  }

  /** The same with more replies. */
  public Operation answers(Reply... values) {
    var more = new ArrayList<>(replies);
    more.addAll(Arrays.asList(values));
    return new Operation(id, tags, summary, description, fields, body, more, callbacks);
  }

  /** The same with one more reply. */
  public Operation answers(int status, String meaning, Content... contents) {
    return answers(Reply.of(status, meaning, contents));
  }

  /** The same with a request that the service makes because of it. */
  public Operation calls(Callback callback) {
    var more = new ArrayList<>(callbacks);
    more.add(callback);
    return new Operation(id, tags, summary, description, fields, body, replies, more);
  }

  ObjectNode json(Map<String, JsonSchema> named) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    tags.forEach(json.putArray("tags")::add);
    json.put("summary", summary);
    if (!description.isEmpty()) {
      json.put("description", description);
    }
    json.put("operationId", id);
    if (!fields.isEmpty()) {
      var parameters = json.putArray("parameters");
      fields.forEach(field -> parameters.add(field.json(named)));
    }
    body.ifPresent(value -> json.set("requestBody", value.json(named)));
    ObjectNode responses = json.putObject("responses");
    replies.stream()
        .sorted(Comparator.comparingInt(Reply::status))
        .forEach(reply -> responses.set(Integer.toString(reply.status()), reply.json(named)));
    if (!callbacks.isEmpty()) {
      ObjectNode all = json.putObject("callbacks");
      callbacks.forEach(callback -> callback.write(all, named));
    }
    return json;
  }
}
