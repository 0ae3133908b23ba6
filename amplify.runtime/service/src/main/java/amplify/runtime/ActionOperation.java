package amplify.runtime;

import amplify.api.Action;
import amplify.api.ActionExample;
import amplify.api.AnswerForm;
import amplify.openapi.Body;
import amplify.openapi.Content;
import amplify.openapi.Example;
import amplify.openapi.Field;
import amplify.openapi.JsonSchema;
import amplify.openapi.Operation;
import amplify.openapi.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What people read of an action, made of its declaration. */
final class ActionOperation {

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final String FILE = "file";
  private static final JsonNode NOTHING = JsonNodeFactory.instance.textNode("");

  private final LoadedAction<?> loaded;
  private final Action<?> action;
  private final String processor;
  private final RecordSchemas schemas;
  private final ActionRoutes.Surroundings surroundings;

  /**
   * For an action.
   *
   * @param processor the name of its processor
   * @param surroundings what its requests meet
   */
  ActionOperation(
      LoadedAction<?> loaded, String processor, ActionRoutes.Surroundings surroundings) {
    this.loaded = loaded;
    this.action = loaded.declared();
    this.processor = processor;
    this.schemas = new RecordSchemas(processor);
    this.surroundings = surroundings;
  }

  /**
   * Composes it.
   *
   * @throws IllegalArgumentException if its answers have no JSON form
   */
  Operation composed() {
    Operation operation =
        Operation.of("%s_%s".formatted(processor, action.name()), processor, summary())
            .under(headings(action, processor))
            .describe(action.text().description())
            .with(fields().toArray(Field[]::new));
    if (hasBody()) {
      operation = operation.takes(body());
    }
    operation = operation.answers(answer());
    if (isVersioned()) {
      operation = operation.with(ServiceOperations.known()).answers(ServiceOperations.unchanged());
    }
    return operation.answers(errors().toArray(Reply[]::new));
  }

  /** The headings that an action stands under. */
  static List<String> headings(Action<?> action, String processor) {
    List<String> tags = action.text().tags();
    return tags.isEmpty() ? List.of(processor) : tags;
  }

  /** One that says nothing of itself still has a name. */
  private String summary() {
    String words = action.name().replace('-', ' ');
    return action.text().summary().isBlank()
        ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + "."
        : action.text().summary();
  }

  private List<ParameterField> inPath() {
    return action.pathFields().stream().map(loaded::field).toList();
  }

  private List<ParameterField> notInPath() {
    return loaded.fields().stream()
        .filter(field -> !action.pathFields().contains(field.name()))
        .toList();
  }

  private boolean hasBody() {
    return WITH_BODY.contains(action.method()) && (action.takesContent() || !notInPath().isEmpty());
  }

  private List<Field> fields() {
    var fields = new ArrayList<Field>();
    for (ParameterField field : inPath()) {
      fields.add(shown(Field.path(field.name(), field.schema(), field.description()), field));
    }
    for (ParameterField field : notInPath()) {
      if (!hasBody()) {
        fields.add(
            shown(
                new Field(
                    Field.Place.QUERY,
                    field.name(),
                    field.description(),
                    field.required(),
                    field.schema(),
                    List.of()),
                field));
      } else if (action.takesContent()) {
        fields.add(besideContent(field));
      }
    }
    return fields;
  }

  /** A field whose default is not shown, lest a page sends it beside the same field of a body. */
  private static Field besideContent(ParameterField field) {
    return Field.query(
        field.name(),
        field.schemaWithoutDefault(),
        (field.description() + " Only with a body that is the content itself.").strip());
  }

  private Field shown(Field field, ParameterField declared) {
    Field shown = field;
    for (ActionExample example : action.examples()) {
      JsonNode value = values(example).path(declared.name());
      if (!value.isMissingNode() && !value.isNull()) {
        shown = shown.example(new Example(example.title(), value));
      }
    }
    return shown;
  }

  private ObjectNode values(ActionExample example) {
    return LoadedAction.values(
        example.fields().replace("s3://bucket/", surroundings.objects().bucketUri()));
  }

  private Body body() {
    List<ParameterField> fields = notInPath();
    var contents = new ArrayList<Content>();
    if (!fields.isEmpty()) {
      contents.add(
          Content.json(
              fields.size() == loaded.fields().size()
                  ? schemas.request(action.request(), fields)
                  : RecordSchemas.request(fields),
              examples(fields).toArray(Example[]::new)));
    }
    if (action.takesContent()) {
      contents.add(new Content("multipart/form-data", form(fields), List.of()));
      action.content().stream().map(Content::bytes).forEach(contents::add);
    }
    boolean needed = action.takesContent() || fields.stream().anyMatch(ParameterField::required);
    return new Body("", needed, contents);
  }

  /** A form, in which pages leave empty what may be missing, instead of making something up. */
  private static JsonSchema form(List<ParameterField> fields) {
    JsonSchema form = JsonSchema.object();
    for (ParameterField field : fields) {
      JsonSchema told = field.schemaWithoutDefault().described(field.description());
      form =
          field.required()
              ? form.member(field.name(), told)
              : form.optionalMember(field.name(), told.with("example", NOTHING));
    }
    return form.optionalMember(FILE, JsonSchema.bytes()).closed();
  }

  private Stream<Example> examples(List<ParameterField> fields) {
    return action.examples().stream()
        .map(example -> {
          ObjectNode values = values(example);
          List<String> names = fields.stream().map(ParameterField::name).toList();
          return new Example(example.title(), values.retain(names));
        });
  }

  private boolean isVersioned() {
    return action.answers().stream().anyMatch(AnswerForm.Versioned.class::isInstance);
  }

  private Reply answer() {
    Reply reply = Reply.of(200, "Done.");
    for (AnswerForm form : action.answers()) {
      reply =
          switch (form) {
            case AnswerForm.Json json -> reply.with(Content.json(schemas.answer(json.type())));
            case AnswerForm.Bytes bytes -> reply.with(content(bytes.mediaType()));
            case AnswerForm.Versioned() -> reply.header("ETag", "Its version.");
          };
    }
    return reply.contents().isEmpty()
        ? reply.with(new Content("*/*", JsonSchema.any(), List.of()))
        : reply;
  }

  private static Content content(String mediaType) {
    return mediaType.startsWith("text/") ? Content.text(mediaType) : Content.bytes(mediaType);
  }

  private List<Reply> errors() {
    var errors = new ArrayList<Reply>();
    errors.add(ErrorReplies.badRequest(Stream.of(loaded.refusal())));
    if (hasBody()) {
      errors.add(ErrorReplies.tooLarge(surroundings.body()));
    }
    if (hasBody() && !action.takesContent()) {
      errors.add(ErrorReplies.notJson());
    }
    errors.add(ErrorReplies.busy(surroundings.room().turns().refusal()));
    errors.add(ErrorReplies.fault());
    if (surroundings.objects().store().isPresent()) {
      errors.add(
          ErrorReplies.notFound(
              "There is nothing to be found while opening %sdatasets/none (404 NoSuchKey)"
                  .formatted(surroundings.objects().bucketUri())));
      errors.add(ErrorReplies.refusedByStore());
      errors.add(ErrorReplies.unavailable(Problems.NO_STORE));
    }
    return errors;
  }
}
