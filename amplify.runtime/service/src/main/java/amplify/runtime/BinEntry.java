package amplify.runtime;

import amplify.api.InputRule;
import amplify.jobs.NewBin;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads the bins of one manifest, entry by entry, and checks each against the contract, the
 * processor's rule for files, and the entries before it.
 */
final class BinEntry {

  private final InputRule rule;
  private final UnaryOperator<String> keyOfUri;
  private final BinIds ids = new BinIds();

  /**
   * For one manifest.
   *
   * @param rule the files a bin must have
   * @param keyOfUri gives the key of an object URI in the configured bucket, or throws {@link
   *     InvalidRequestException}
   */
  BinEntry(InputRule rule, UnaryOperator<String> keyOfUri) {
    this.rule = rule;
    this.keyOfUri = keyOfUri;
  }

  /**
   * Reads one entry.
   *
   * @param place where it stands, such as {@code bins[3]}
   */
  NewBin read(JsonNode json, String place) {
    if (!json.isObject()) {
      throw InvalidRequestException.of(place, "is not a JSON object; expected bin_id and files");
    }
    String id = ids.read(json.path("bin_id"), place + ".bin_id");
    List<String> uris = files(json.path("files"), id, place);
    if (!optionalNumber(json.path("bytes"))) {
      throw InvalidRequestException.of(place + ".bytes", "must be a whole number, 0 or more");
    }
    JsonNode digest = json.path("sha256");
    if (!digest.isMissingNode() && !digest.isNull() && !digest.isTextual()) {
      throw InvalidRequestException.of(place + ".sha256", "must be text or null");
    }
    return new NewBin(id, uris);
  }

  private static boolean optionalNumber(JsonNode json) {
    return json.isMissingNode()
        || json.isNull()
        || (json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0);
  }

  private List<String> files(JsonNode json, String id, String place) {
    if (!json.isArray()) {
      throw InvalidRequestException.of(
          place + ".files", "is %s; expected a list of object URIs".formatted(kind(json)));
    }
    var uris = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (int i = 0; i < json.size(); i++) {
      String where = "%s.files[%d]".formatted(place, i);
      if (!json.get(i).isTextual()) {
        throw InvalidRequestException.of(where, "must be an object URI like s3://bucket/key");
      }
      String uri = json.get(i).textValue();
      String key = keyOf(uri, where);
      uris.add(uri);
      names.add(key.substring(key.lastIndexOf('/') + 1));
    }
    rule.violation(names)
        .ifPresent(violation -> {
          throw InvalidRequestException.of(
              place + ".files", "of bin '%s' %s".formatted(id, violation));
        });
    if (Set.copyOf(names).size() < names.size()) {
      throw InvalidRequestException.of(
          place + ".files", "of bin '%s' has two files of one name".formatted(id));
    }
    return uris;
  }

  private String keyOf(String uri, String where) {
    try {
      return keyOfUri.apply(uri);
    } catch (InvalidRequestException e) {
      throw InvalidRequestException.of(where, e.getMessage());
    }
  }

  private static String kind(JsonNode json) {
    return json.isMissingNode() ? "missing" : json.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
