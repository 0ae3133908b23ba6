package amplify.runtime;

import amplify.ingest.FileLookup;
import amplify.ingest.GivenFile;
import amplify.ingest.GivenPart;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * The bodies of {@code POST /ingest/complete}, about one file, and {@code POST
 * /ingest/{job_id}/complete}, about several.
 */
final class CompleteRequest {

  /** Files of one request: so that it ends within the time that callers wait. */
  static final int MOST_FILES = 1_000;

  /** Longer than the upload ids of any store. */
  private static final int LONGEST = 1_024;

  private CompleteRequest() {}

  static GivenFile ofOne(JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidRequestException(
          "The body must be a JSON object with job_id, bin_id, file_id, upload_id and parts");
    }
    return file("", uuid(body, "job_id", ""), body);
  }

  static List<GivenFile> ofSeveral(UUID uploadId, JsonNode body) {
    if (!body.isObject()) {
      throw new InvalidRequestException("The body must be a JSON object with files");
    }
    JsonNode array = body.path("files");
    if (!array.isArray() || array.isEmpty() || array.size() > MOST_FILES) {
      throw InvalidRequestException.of(
          "files", "must be a list of 1 to %d files".formatted(MOST_FILES));
    }
    var files = new ArrayList<GivenFile>(array.size());
    var ids = new HashSet<UUID>();
    for (int i = 0; i < array.size(); i++) {
      String place = "files[%d]".formatted(i);
      if (!array.get(i).isObject()) {
        throw InvalidRequestException.of(
            place, "is not a JSON object; expected bin_id, file_id, upload_id and parts");
      }
      GivenFile file = file(place, uploadId, array.get(i));
      if (!ids.add(file.lookup().fileId())) {
        throw InvalidRequestException.of(
            place + ".file_id",
            "is '%s' for the second time; each file once".formatted(file.lookup().fileId()));
      }
      files.add(file);
    }
    return files;
  }

  private static GivenFile file(String place, UUID uploadId, JsonNode json) {
    String prefix = place.isEmpty() ? "" : place + ".";
    var file =
        new FileLookup(
            uploadId,
            text(json, "bin_id", prefix),
            uuid(json, "file_id", prefix),
            text(json, "upload_id", prefix));
    return new GivenFile(place, file, parts(json.path("parts"), prefix + "parts"));
  }

  private static String text(JsonNode json, String member, String prefix) {
    JsonNode value = json.path(member);
    String field = prefix + member;
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

  private static UUID uuid(JsonNode json, String member, String prefix) {
    String text = text(json, member, prefix);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw InvalidRequestException.of(
          prefix + member,
          "is '%s'; expected an id given by /ingest/start".formatted(Printable.text(text)));
    }
  }

  private static List<GivenPart> parts(JsonNode json, String place) {
    if (!json.isArray() || json.isEmpty()) {
      throw InvalidRequestException.of(place, "must be a list of at least one part");
    }
    var parts = new ArrayList<GivenPart>(json.size());
    for (int i = 0; i < json.size(); i++) {
      String field = "%s[%d]".formatted(place, i);
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
