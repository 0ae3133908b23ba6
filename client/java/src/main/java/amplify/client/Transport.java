package amplify.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sends requests, and sends them again where that is safe and may help. An answer's body is a
 * stream that fails when the other side falls silent. Thread-safe.
 */
final class Transport implements AutoCloseable {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** Turned away: nothing was done. */
  private static final Set<Integer> TURNED_AWAY = Set.of(429, 503);

  /** May pass by itself. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final HttpClient http;
  private final Retries retries;
  private final Duration silence;

  Transport(Duration connectTimeout, Retries retries, Duration silence) {
    // Plain 1.1: the offer of an upgrade would be a header that pre-signed addresses do not expect.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.retries = retries;
    this.silence = silence;
  }

  /**
   * Sends a request.
   *
   * @return the last answer, whatever its status; the body must be closed
   * @throws NetworkException if there was none
   */
  HttpResponse<InputStream> send(HttpRequest request, Repeat repeat) {
    return send(request, repeat, silence);
  }

  HttpResponse<InputStream> send(HttpRequest request, Repeat repeat, Duration longestSilence) {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= retries.attempts();
      try {
        HttpResponse<InputStream> response =
            http.send(
                request,
                HttpResponse.BodyHandlers.buffering(
                    HttpResponse.BodyHandlers.ofInputStream(), 1 << 16));
        if (last
            || !(repeat == Repeat.ALWAYS ? PASSING : TURNED_AWAY).contains(response.statusCode())) {
          return new GuardedResponse(response, StallGuard.of(response.body(), longestSilence));
        }
        response.body().close();
        pause(request, attempt, retryAfter(response));
      } catch (InterruptedException e) {
        throw interrupted(request, e);
      } catch (IOException e) {
        if (last || (repeat == Repeat.UNLESS_DONE && !unsent(e))) {
          throw unreachable(request, e);
        }
        pause(request, attempt, OptionalLong.empty());
      }
    }
  }

  /** Waits as after so many failures. */
  void pause(HttpRequest request, int failures, OptionalLong retryAfterSeconds) {
    try {
      Thread.sleep(retries.pause(failures, retryAfterSeconds));
    } catch (InterruptedException e) {
      throw interrupted(request, e);
    }
  }

  int attempts() {
    return retries.attempts();
  }

  private static boolean unsent(IOException e) {
    return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
  }

  private static OptionalLong retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(s -> SECONDS.matcher(s).matches())
        .stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  static NetworkException unreachable(HttpRequest request, IOException e) {
    return new NetworkException(
        "%s cannot be reached: %s; is the service running?"
            .formatted(Addresses.shown(request.uri()), reason(e)),
        e);
  }

  /** The JDK leaves the reason out where a connection is refused. */
  private static String reason(IOException e) {
    if (e.getMessage() != null) {
      return e.getMessage();
    }
    return e instanceof ConnectException ? "connection refused" : e.getClass().getSimpleName();
  }

  private static NetworkException interrupted(HttpRequest request, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new NetworkException(
        "Interrupted while waiting for " + Addresses.shown(request.uri()), e);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
