package amplify.runtime;

import io.helidon.webserver.http.Handler;

/**
 * Something that the service answers.
 *
 * @param method the HTTP method
 * @param path where, with fields in braces
 * @param handler answers
 */
record Endpoint(String method, String path, Handler handler) {

  static Endpoint get(String path, Handler handler) {
    return new Endpoint("GET", path, handler);
  }

  static Endpoint post(String path, Handler handler) {
    return new Endpoint("POST", path, handler);
  }

  static Endpoint delete(String path, Handler handler) {
    return new Endpoint("DELETE", path, handler);
  }
}
