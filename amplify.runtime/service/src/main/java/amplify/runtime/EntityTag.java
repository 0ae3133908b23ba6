package amplify.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;

/** Versions of answers, by which callers tell what they have (RFC 9110, 8.8.3). */
final class EntityTag {

  private EntityTag() {}

  /** A version as the header has it. */
  static String of(String version) {
    return '"' + version.replaceAll("[^\\x21\\x23-\\x7e]", "_") + '"';
  }

  /** Whether the caller says it has this version already (RFC 9110, 13.1.2). */
  static boolean isKnown(ServerRequest request, String tag) {
    return request
        .headers()
        .first(HeaderNames.IF_NONE_MATCH)
        .map(text -> String.join(",", request.headers().get(HeaderNames.IF_NONE_MATCH).allValues()))
        .stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.replaceFirst("^W/", "").equals(tag));
  }
}
