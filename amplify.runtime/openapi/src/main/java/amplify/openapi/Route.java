package amplify.openapi;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A route and what people read of it.
 *
 * @param method the HTTP method
 * @param path the path, with fields in braces
 * @param operation what people read of it
 */
public record Route(String method, String path, Operation operation) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  /**
   * Checks that the two fit.
   *
   * @throws IllegalArgumentException if fields of the path are not told of, or others are; or if
   *     nothing is told of what is answered when all is well
   */
  public Route {
    List<String> inPath =
        VARIABLE.matcher(path).results().map(variable -> variable.group(1)).sorted().toList();
    List<String> told =
        operation.fields().stream()
            .filter(field -> field.place() == Field.Place.PATH)
            .map(Field::name)
            .sorted()
            .toList();
    if (!inPath.equals(told)) {
      throw new IllegalArgumentException(
          "%s %s has the path fields %s, but its operation '%s' tells of %s"
              .formatted(method, path, inPath, operation.id(), told));
    }
    Predicate<Reply> well = reply -> reply.status() < 400;
    if (operation.replies().stream().noneMatch(well)) {
      throw new IllegalArgumentException(
          "%s %s: its operation '%s' tells of no answer but %s; expected one below 400"
              .formatted(
                  method,
                  path,
                  operation.id(),
                  new TreeSet<>(operation.replies().stream().map(Reply::status).toList())));
    }
  }
}
