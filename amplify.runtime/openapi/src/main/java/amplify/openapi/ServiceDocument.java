package amplify.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * The document of one of several services.
 *
 * @param name the service's name among them: lower-case letters, digits and dashes
 * @param address what its paths are below, absolute or relative to where the document will lie
 * @param document the document, OpenAPI 3
 */
public record ServiceDocument(String name, String address, ObjectNode document) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name breaks its rule, or the document is none
   */
  public ServiceDocument {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a name of a service; expected lower-case letters, digits and dashes"
              .formatted(name));
    }
    String version = document.path("openapi").asText();
    if (!version.startsWith("3.")) {
      throw new IllegalArgumentException(
          "The document of '%s' says openapi '%s'; expected OpenAPI 3".formatted(name, version));
    }
    document = document.deepCopy();
  }

  @Override
  public ObjectNode document() {
    return document.deepCopy();
  }

  /** The document with the address in it. */
  ObjectNode addressed() {
    ObjectNode json = document();
    json.putArray("servers").addObject().put("url", address);
    return json;
  }
}
