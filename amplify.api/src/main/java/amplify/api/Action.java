package amplify.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something a service does at once when it is asked. The fields of the request are the components
 * of a record, declared as those of job parameters are ({@link Parameter}). A component named in
 * the path, as {@code {roi_number}} is, is read from there; the others from the query, a form or a
 * JSON body.
 *
 * <p>Make one with {@link #get} or {@link #post} and tell more of it with the methods that give
 * back a changed copy. What is told is found again in the service's documents.
 *
 * @param name lower-case letters, digits and dashes, starting with a letter
 * @param method the HTTP method
 * @param path where it is found, such as {@code /bins/{bin_id}/rois/{roi_number}.png}
 * @param request the class of the request record; its package must be exported, or opened to the
 *     runtime
 * @param content the media types, such as {@code image/*}, of bodies it takes beside JSON; empty if
 *     it takes JSON only
 * @param answers what it answers, the usual one first
 * @param text what people read of it
 * @param examples requests that can be made as they are
 * @param handler gives the answer
 * @param <Q> the request record
 */
public record Action<Q extends Record>(
    String name,
    String method,
    String path,
    Class<Q> request,
    List<String> content,
    List<AnswerForm> answers,
    ActionText text,
    List<ActionExample> examples,
    ActionHandler<Q> handler) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final String LITERAL = "[A-Za-z0-9._-]";
  private static final String FIELD = "\\{[a-z][a-z0-9_]*}";
  private static final Pattern PATH =
      Pattern.compile("(/(%1$s+|%1$s*%2$s%1$s*))+".formatted(LITERAL, FIELD));
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9_]+)}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/([a-z0-9.+-]+|\\*)");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name, the method, the path or a media type breaks its
   *     rule
   */
  public Action {
    content = List.copyOf(content);
    answers = List.copyOf(answers);
    examples = List.copyOf(examples);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Action name '%s' must be lower-case letters, digits and dashes, starting with a letter"
              .formatted(name));
    }
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "Action '%s' has the method '%s'; expected one of DELETE, GET, PATCH, POST, PUT"
              .formatted(name, method));
    }
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "Action '%s' has the path '%s'; expected segments like /media/{object_name}/convert"
              .formatted(name, path));
    }
    for (String mediaType : content) {
      if (!MEDIA_TYPE.matcher(mediaType).matches()) {
        throw new IllegalArgumentException(
            "Action '%s' takes the media type '%s'; expected one like image/png or image/*"
                .formatted(name, mediaType));
      }
    }
  }

  private static <Q extends Record> Action<Q> of(
      String name, String method, String path, Class<Q> request, ActionHandler<Q> handler) {
    return new Action<>(
        name, method, path, request, List.of(), List.of(), ActionText.NONE, List.of(), handler);
  }

  /** A POST whose body is JSON. */
  public static <Q extends Record> Action<Q> post(
      String name, String path, Class<Q> request, ActionHandler<Q> handler) {
    return of(name, "POST", path, request, handler);
  }

  /** A GET, which has no body. */
  public static <Q extends Record> Action<Q> get(
      String name, String path, Class<Q> request, ActionHandler<Q> handler) {
    return of(name, "GET", path, request, handler);
  }

  /** The same by another method. */
  public Action<Q> method(String value) {
    return new Action<>(name, value, path, request, content, answers, text, examples, handler);
  }

  /** The same, told of in one sentence. */
  public Action<Q> summary(String value) {
    return with(new ActionText(value, text.description(), text.tags()));
  }

  /** The same, told of at length, in Markdown. */
  public Action<Q> description(String value) {
    return with(new ActionText(text.summary(), value, text.tags()));
  }

  /** The same, under headings that group actions. Default: the processor's name. */
  public Action<Q> tags(String... values) {
    return with(new ActionText(text.summary(), text.description(), List.of(values)));
  }

  private Action<Q> with(ActionText value) {
    return new Action<>(name, method, path, request, content, answers, value, examples, handler);
  }

  /**
   * The same, also taking bodies other than JSON, as they are or as the file of a form ({@code
   * multipart/form-data}). The other fields of such a request come from its path, its query and the
   * form.
   *
   * @param mediaTypes such as {@code image/*}; said in the documents, and for the handler to check
   */
  public Action<Q> takingContent(String... mediaTypes) {
    return new Action<>(
        name, method, path, request, List.of(mediaTypes), answers, text, examples, handler);
  }

  /** Whether the body may be something else than JSON. */
  public boolean takesContent() {
    return !content.isEmpty();
  }

  /** The same, answering records of that class as JSON. */
  public Action<Q> answering(Class<? extends Record> value) {
    return answering(new AnswerForm.Json(value));
  }

  /** The same, answering bytes of that media type, such as {@code image/png}. */
  public Action<Q> answering(String mediaType) {
    return answering(new AnswerForm.Bytes(mediaType));
  }

  /**
   * The same, answering 304 to callers who have this version already ({@link Answer.Versioned}).
   */
  public Action<Q> answeringVersions() {
    return answering(new AnswerForm.Versioned());
  }

  private Action<Q> answering(AnswerForm form) {
    var more = new ArrayList<>(answers);
    more.add(form);
    return new Action<>(name, method, path, request, content, more, text, examples, handler);
  }

  /**
   * The same with one more example.
   *
   * @param title what it shows, in a few words
   * @param fields all fields of the request as a JSON object, also those of path and query; {@code
   *     s3://bucket/} stands for the bucket of the service
   */
  public Action<Q> example(String title, String fields) {
    var more = new ArrayList<>(examples);
    more.add(new ActionExample(title, fields));
    return new Action<>(name, method, path, request, content, answers, text, more, handler);
  }

  /** The names of the fields that are read from the path, in its order. */
  public List<String> pathFields() {
    return VARIABLE.matcher(path).results().map(variable -> variable.group(1)).toList();
  }
}
