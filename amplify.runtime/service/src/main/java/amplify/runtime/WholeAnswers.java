package amplify.runtime;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Sends the answers of health checks in one piece and with their length. The server's feature
 * writes them in several chunks, which costs a third of what a server can answer.
 */
final class WholeAnswers implements Filter {

  private final String path;

  /**
   * For some requests.
   *
   * @param path what their paths begin with
   */
  WholeAnswers(String path) {
    this.path = path;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (request.path().path().startsWith(path)) {
      response.streamFilter(Gathered::new);
    }
    chain.proceed();
  }

  private static final class Gathered extends ByteArrayOutputStream {

    private final OutputStream out;

    Gathered(OutputStream out) {
      this.out = out;
    }

    @Override
    public void close() throws IOException {
      writeTo(out);
      out.close();
    }
  }
}
