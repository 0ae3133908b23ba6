package amplify.runtime;

import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind the question mark. */
final class QueryValues {

  private QueryValues() {}

  static int number(ServerRequest request, String name, int defaultValue, int min, int max) {
    Optional<String> text = request.query().first(name).asOptional();
    if (text.isEmpty()) {
      return defaultValue;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw InvalidRequestException.of(
        name,
        "is '%s'; expected a whole number from %d to %d"
            .formatted(Printable.text(text.get()), min, max));
  }

  static Optional<String> choice(ServerRequest request, String name, String... choices) {
    Optional<String> text = request.query().first(name).asOptional();
    text.ifPresent(value -> {
      if (!List.of(choices).contains(value)) {
        throw InvalidRequestException.of(
            name,
            "is '%s'; expected one of %s"
                .formatted(Printable.text(value), String.join(", ", choices)));
      }
    });
    return text;
  }

  static boolean flag(ServerRequest request, String name, boolean defaultValue) {
    return choice(request, name, "true", "false").map(Boolean::parseBoolean).orElse(defaultValue);
  }
}
