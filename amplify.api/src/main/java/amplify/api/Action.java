package amplify.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something a service does at once when it is asked. The fields of the request are the components
 * of a record, declared as those of job parameters are ({@link Parameter}). A component named in
 * the path, as {@code {roi_number}} is, is read from there; the others from the query or from a
 * JSON body.
 *
 * @param name lower-case letters, digits and dashes, starting with a letter
 * @param method the HTTP method
 * @param path where it is found, such as {@code /bins/{bin_id}/rois/{roi_number}}
 * @param request the class of the request record; its package must be exported, or opened to the
 *     runtime
 * @param takesContent whether the body may be something else than JSON, such as an image
 * @param summary one sentence for people
 * @param handler gives the answer
 * @param <Q> the request record
 */
public record Action<Q extends Record>(
    String name,
    String method,
    String path,
    Class<Q> request,
    boolean takesContent,
    String summary,
    ActionHandler<Q> handler) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._-]+|\\{[a-z][a-z0-9_]*}))+");
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9_]+)}");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name, the method or the path breaks its rule
   */
  public Action {
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
  }

  /** A POST whose body is JSON. */
  public static <Q extends Record> Action<Q> post(
      String name, String path, Class<Q> request, ActionHandler<Q> handler) {
    return new Action<>(name, "POST", path, request, false, "", handler);
  }

  /** A GET, which has no body. */
  public static <Q extends Record> Action<Q> get(
      String name, String path, Class<Q> request, ActionHandler<Q> handler) {
    return new Action<>(name, "GET", path, request, false, "", handler);
  }

  /** The same by another method. */
  public Action<Q> method(String value) {
    return new Action<>(name, value, path, request, takesContent, summary, handler);
  }

  /** The same, told of in one sentence. */
  public Action<Q> summary(String value) {
    return new Action<>(name, method, path, request, takesContent, value, handler);
  }

  /**
   * The same, also taking bodies other than JSON. The fields of such a request come from its path
   * and its query.
   */
  public Action<Q> takingContent() {
    return new Action<>(name, method, path, request, true, summary, handler);
  }

  /** The names of the fields that are read from the path, in its order. */
  public List<String> pathFields() {
    return VARIABLE.matcher(path).results().map(variable -> variable.group(1)).toList();
  }
}
