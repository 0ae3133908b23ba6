package amplify.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The body of {@code POST /jobs}, with its own members checked; bins, parameters and callback_url
 * are checked by those who know their rules. Members it does not know are left alone, as old
 * clients expect.
 *
 * @param manifestUri the manifest's object URI; empty if the manifest is inline
 * @param manifestInline the inline manifest; missing if it is in an object
 * @param parameters the parameters, an object
 * @param callbackUrl who is told of the end
 * @param idempotencyKey a name for the request
 * @param priority higher goes first, −100 to 100
 * @param digest SHA-256 of the request without its idempotency key, in canonical form
 */
record JobRequest(
    Optional<String> manifestUri,
    JsonNode manifestInline,
    JsonNode parameters,
    Optional<String> callbackUrl,
    Optional<String> idempotencyKey,
    int priority,
    String digest) {

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  static final int LONGEST_KEY = 255;
  static final int PRIORITIES = 100;

  /**
   * Reads the body.
   *
   * @param body the JSON
   * @param headerKey the Idempotency-Key header, if there is one
   */
  static JobRequest of(JsonNode body, Optional<String> headerKey) {
    if (!body.isObject()) {
      throw new InvalidRequestException(
          "The body must be a JSON object with manifest_uri or manifest_inline");
    }
    Optional<String> manifestUri = text(body, "manifest_uri");
    JsonNode inline = body.path("manifest_inline");
    boolean hasInline = !inline.isMissingNode() && !inline.isNull();
    if (manifestUri.isPresent() == hasInline) {
      throw new InvalidRequestException(
          hasInline
              ? "Both manifest_uri and manifest_inline are given; give one of the two"
              : "Neither manifest_uri nor manifest_inline is given; give one of the two");
    }
    if (hasInline && !inline.isObject()) {
      throw InvalidRequestException.of("manifest_inline", "must be an object with 'bins'");
    }
    return new JobRequest(
        manifestUri,
        inline,
        parameters(body),
        text(body, "callback_url"),
        idempotencyKey(body, headerKey),
        priority(body),
        digest(body));
  }

  static Optional<String> text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw InvalidRequestException.of(name, "must be text, not empty");
    }
    return Optional.of(value.textValue());
  }

  static JsonNode parameters(JsonNode body) {
    JsonNode parameters = body.path("parameters");
    if (parameters.isMissingNode() || parameters.isNull()) {
      return CANONICAL.createObjectNode();
    }
    if (!parameters.isObject()) {
      throw InvalidRequestException.of("parameters", "must be an object or null");
    }
    return parameters;
  }

  static Optional<String> idempotencyKey(JsonNode body, Optional<String> headerKey) {
    Optional<String> key = text(body, "idempotency_key");
    if (key.isPresent() && headerKey.isPresent() && !key.equals(headerKey)) {
      throw InvalidRequestException.of(
          "idempotency_key", "differs from the Idempotency-Key header; give one, or both alike");
    }
    Optional<String> either = key.or(() -> headerKey);
    either.ifPresent(text -> {
      if (text.length() > LONGEST_KEY) {
        throw InvalidRequestException.of(
            "idempotency_key", "is longer than %d characters".formatted(LONGEST_KEY));
      }
    });
    return either;
  }

  static int priority(JsonNode body) {
    JsonNode priority = body.path("priority");
    if (priority.isMissingNode() || priority.isNull()) {
      return 0;
    }
    if (!priority.isInt() || Math.abs(priority.intValue()) > PRIORITIES) {
      throw InvalidRequestException.of(
          "priority", "must be a whole number from -%1$d to %1$d".formatted(PRIORITIES));
    }
    return priority.intValue();
  }

  static String digest(JsonNode body) {
    ObjectNode relevant = ((ObjectNode) body).deepCopy();
    relevant.remove("idempotency_key");
    try {
      Map<?, ?> sorted = CANONICAL.convertValue(relevant, TreeMap.class);
      sorted.values().removeIf(value -> value == null);
      byte[] text = CANONICAL.writeValueAsString(sorted).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("A JSON tree could not be digested", e);
    }
  }
}
