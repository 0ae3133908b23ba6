package amplify.runtime;

import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads which part of a list a request asks for. */
final class Page {

  static final int DEFAULT_LIMIT = 50;

  private Page() {}

  /**
   * The member {@code limit}: how many at most. Default 50.
   *
   * @param largest the largest that is allowed
   */
  static int limit(ServerRequest request, int largest) {
    Optional<String> text = parameter(request, "limit");
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= largest) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw InvalidRequestException.of(
        "limit",
        "is '%s'; expected a whole number from 1 to %d"
            .formatted(Printable.text(text.get()), largest));
  }

  /** The member {@code cursor}: where the page before ended. */
  static OptionalLong cursor(ServerRequest request) {
    Optional<String> text = parameter(request, "cursor");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long cursor = Long.parseLong(text.get());
      if (cursor >= 0) {
        return OptionalLong.of(cursor);
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw InvalidRequestException.of(
        "cursor",
        "is '%s'; expected the cursor that came with the page before"
            .formatted(Printable.text(text.get())));
  }

  /**
   * The member {@code status}: one word or several with commas between, or given several times.
   *
   * @param all the words there are, in order
   * @return empty if all are wanted
   */
  static <T> Set<T> statuses(ServerRequest request, List<T> all, Function<T, String> word) {
    List<String> wanted =
        request.query().all("status", List::of).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    List<String> words = all.stream().map(word).toList();
    wanted.stream()
        .filter(text -> !words.contains(text))
        .findFirst()
        .ifPresent(text -> {
          throw InvalidRequestException.of(
              "status",
              "is '%s'; expected one or more of %s"
                  .formatted(Printable.text(text), String.join(", ", words)));
        });
    return all.stream()
        .filter(status -> wanted.contains(word.apply(status)))
        .collect(Collectors.toSet());
  }

  private static Optional<String> parameter(ServerRequest request, String name) {
    return request.query().first(name).asOptional();
  }
}
