package amplify.runtime.settings;

import java.util.function.Function;

/**
 * The kind of value that a setting takes.
 *
 * @param <T> the values in Java
 * @param values the values in a few words, for documents: {@code 1 to 3600 s}
 * @param expectation the values as an error message has them after "expected"
 * @param parser makes the value of a text, or throws {@link IllegalArgumentException} with the rule
 *     that the text breaks
 */
public record ValueType<T>(String values, String expectation, Function<String, T> parser) {

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with the rule that the text breaks
   */
  public T parse(String text) {
    return parser.apply(text);
  }
}
