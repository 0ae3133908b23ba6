package amplify.runtime;

import amplify.ingest.FileLookup;
import amplify.ingest.GivenPart;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The body of {@code POST /ingest/complete}.
 *
 * @param file which file
 * @param parts its parts, as the caller got them
 */
record CompleteRequest(FileLookup file, List<GivenPart> parts) {

  /** Longer than the upload ids of any store. */
  private static final int LONGEST = 1_024;

  static CompleteRequest of(JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidRequestException(
          "The body must be a JSON object with job_id, bin_id, file_id, upload_id and parts");
    }
    var file =
        new FileLookup(
            uuid(body, "job_id"),
            text(body, "bin_id"),
            uuid(body, "file_id"),
            text(body, "upload_id"));
    return new CompleteRequest(file, parts(body.path("parts")));
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isTextual()) {
      throw InvalidRequestException.of(
          field, value.isMissingNode() ? "is missing" : "must be text");
    }
    String text = value.textValue();
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw InvalidRequestException.of(
          field, "must be at most %d printable characters".formatted(LONGEST));
    }
    return text;
  }

  private static UUID uuid(JsonNode body, String field) {
    String text = text(body, field);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw InvalidRequestException.of(
          field, "is '%s'; expected an id given by /ingest/start".formatted(Printable.text(text)));
    }
  }

  private static List<GivenPart> parts(JsonNode json) {
    if (!json.isArray() || json.isEmpty()) {
      throw InvalidRequestException.of("parts", "must be a list of at least one part");
    }
    var parts = new ArrayList<GivenPart>(json.size());
    for (int i = 0; i < json.size(); i++) {
      String field = "parts[%d]".formatted(i);
      JsonNode number = json.get(i).path("PartNumber");
      if (!number.isInt()) {
        throw InvalidRequestException.of(field + ".PartNumber", "must be a whole number");
      }
      JsonNode etag = json.get(i).path("ETag");
      if (!etag.isTextual() || etag.textValue().isBlank()) {
        throw InvalidRequestException.of(
            field + ".ETag", "must be the ETag header that the upload of the part answered");
      }
      parts.add(new GivenPart(number.intValue(), Printable.text(etag.textValue())));
    }
    return parts;
  }
}
