package amplify.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the ids of bins of one job and checks each, also against those before it. */
final class BinIds {

  /** Ids become parts of object keys and member names. */
  static final Pattern BIN_ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}");

  private final Set<String> seen = new HashSet<>();

  /**
   * Reads one id.
   *
   * @param field where it stands, such as {@code bins[3].bin_id}
   */
  String read(JsonNode json, String field) {
    if (!json.isTextual()) {
      throw InvalidRequestException.of(field, json.isMissingNode() ? "is missing" : "must be text");
    }
    String id = json.textValue();
    if (!BIN_ID.matcher(id).matches() || id.contains("..")) {
      throw InvalidRequestException.of(
          field,
          "is '%s'; expected 1 to 200 letters, digits, '_', '-', '+' and '.', without '..'"
              .formatted(Printable.text(id)));
    }
    if (!seen.add(id)) {
      throw InvalidRequestException.of(
          field, "'%s' comes twice; each bin once in a job".formatted(id));
    }
    return id;
  }
}
