package amplify.runtime;

import io.helidon.openapi.OpenApiFormat;
import io.helidon.openapi.OpenApiManager;

/**
 * Gives the server's feature the document that was made when the service started, where others have
 * it read a file.
 *
 * @param text the document, as JSON
 */
record ServedDocument(String text) implements OpenApiManager<String> {

  /** Nothing is loaded: the content of a file is asked for in vain. */
  @Override
  public String load(String content) {
    return text;
  }

  /** JSON is YAML, too. */
  @Override
  public String format(String document, OpenApiFormat format) {
    return document;
  }

  @Override
  public String name() {
    return "amplify";
  }

  @Override
  public String type() {
    return "amplify";
  }
}
