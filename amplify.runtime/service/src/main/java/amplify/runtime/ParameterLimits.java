package amplify.runtime;

import amplify.api.Parameter;
import amplify.openapi.JsonSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule a parameter's values must keep.
 *
 * @param min the smallest number
 * @param max the largest number
 * @param pattern what a text must match
 */
record ParameterLimits(double min, double max, Optional<Pattern> pattern) {

  static ParameterLimits of(Optional<Parameter> declared) {
    return declared
        .map(parameter ->
            new ParameterLimits(
                parameter.min(),
                parameter.max(),
                Optional.of(parameter.pattern())
                    .filter(text -> !text.isEmpty())
                    .map(Pattern::compile)))
        .orElseGet(() ->
            new ParameterLimits(
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Optional.empty()));
  }

  /** Gives the value back if it keeps the rule. */
  Object check(Object value) {
    if (value instanceof Number number
        && !(number.doubleValue() >= min && number.doubleValue() <= max)) {
      throw new ParameterException("is %s; expected %s".formatted(value, rangeText()));
    }
    if (value instanceof String text
        && pattern.isPresent()
        && !pattern.get().matcher(text).matches()) {
      throw new ParameterException(
          "is '%s'; expected text that matches %s".formatted(text, pattern.get()));
    }
    return value;
  }

  /** A number in the range. */
  double some() {
    return Math.min(Math.max(1, min), max);
  }

  /** The schema of values that keep the rule. */
  JsonSchema of(JsonSchema schema) {
    JsonSchema limited = schema;
    if (Double.isFinite(min)) {
      limited = limited.with("minimum", number(min));
    }
    if (Double.isFinite(max)) {
      limited = limited.with("maximum", number(max));
    }
    if (pattern.isPresent()) {
      // In JSON Schema a pattern may match any part of the text.
      String whole = "^(?:%s)$".formatted(pattern.get());
      limited = limited.with("pattern", JsonNodeFactory.instance.textNode(whole));
    }
    return limited;
  }

  private static JsonNode number(double number) {
    return isWhole(number)
        ? JsonNodeFactory.instance.numberNode((long) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  /** The range of numbers in words; empty if every number is in it. */
  Optional<String> range() {
    return Double.isFinite(min) || Double.isFinite(max)
        ? Optional.of(rangeText())
        : Optional.empty();
  }

  private String rangeText() {
    if (min == Double.NEGATIVE_INFINITY) {
      return "at most " + plain(max);
    }
    return max == Double.POSITIVE_INFINITY
        ? "at least " + plain(min)
        : "%s to %s".formatted(plain(min), plain(max));
  }

  private static String plain(double number) {
    return isWhole(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }
}
