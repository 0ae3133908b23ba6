package amplify.runtime;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;

/** Answers requests whose path exists but not for their method. */
final class Methods {

  private Methods() {}

  /** 405, naming the methods there are. */
  static Handler only(String... methods) {
    String allowed = String.join(", ", methods);
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, allowed);
      Problem.of(
              Status.METHOD_NOT_ALLOWED_405,
              "%s is not possible here; expected %s"
                  .formatted(request.prologue().method().text(), allowed))
          .send(response);
    };
  }
}
