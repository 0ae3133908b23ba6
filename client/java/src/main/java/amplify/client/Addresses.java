package amplify.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of calls. */
final class Addresses {

  private Addresses() {}

  /** The base as calls are resolved against it: http or https, with a host, ending in a slash. */
  static URI base(URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null) {
      throw new IllegalArgumentException(
          "'%s' is not a service's address; expected one like http://localhost:8001"
              .formatted(address));
    }
    String text = address.toString();
    return URI.create(text.endsWith("/") ? text : text + "/");
  }

  /** A segment of a path, or a value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An address without its query, which may hold a signature that gives access. */
  static String shown(URI address) {
    String text = address.toString();
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query);
  }
}
