package amplify.webhooks;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes one attempt at a time limit that holds for all of it: look-up, connection, handshake,
 * sending and the answer. Every attempt has a connection of its own, to an address that was checked
 * for it. Thread-safe.
 */
final class Sender implements AutoCloseable {

  private static final String USER_AGENT = "Amplify";

  /** How much of an answer is taken, so that a polite receiver can finish what it has to say. */
  private static final int ANSWER_BYTES = 16 << 10;

  private final WebhookTargets targets;
  private final Duration timeout;
  private final Tls tls;
  private final InstantSource clock;
  private final Map<Long, Future<Outcome>> underWay = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  Sender(WebhookTargets targets, Duration timeout, Tls tls, InstantSource clock) {
    this.targets = targets;
    this.timeout = timeout;
    this.tls = tls;
    this.clock = clock;
  }

  /**
   * Sends a notice.
   *
   * @param attempt counts from 0: a host of several addresses is called at one after the other
   */
  Outcome send(String url, Notice notice, int attempt) {
    Future<Outcome> call;
    try {
      call = calls.submit(() -> post(url, notice, attempt));
    } catch (RejectedExecutionException e) {
      return new Outcome.Stopped();
    }
    long own = number.incrementAndGet();
    underWay.put(own, call);
    if (calls.isShutdown()) {
      // Closed in between, when this one was not yet among those under way.
      call.cancel(true);
    }
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (CancellationException e) {
      return new Outcome.Stopped();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Stopped();
    } catch (TimeoutException e) {
      return Outcome.Failed.withoutAnswer("No answer within %d s".formatted(timeout.toSeconds()));
    } catch (ExecutionException e) {
      return failure(e.getCause());
    } finally {
      // Interrupting a virtual thread closes the socket it waits for.
      call.cancel(true);
      underWay.remove(own);
    }
  }

  private Outcome post(String url, Notice notice, int attempt) throws IOException {
    URI uri = targets.check(url);
    var addresses = targets.addresses(bare(uri.getHost()));
    InetAddress address = named(uri, addresses.get(attempt % addresses.size()));
    WebClient client =
        WebClient.builder()
            .dnsResolver((host, lookup) -> address)
            .proxy(Proxy.noProxy())
            .tls(tls)
            .followRedirects(false)
            .keepAlive(false)
            .shareConnectionCache(false)
            .servicesDiscoverServices(false)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            .build();
    var request =
        client
            .post()
            .uri(uri)
            .header(HeaderNames.USER_AGENT, USER_AGENT)
            .header(HeaderNames.CONTENT_TYPE, "application/json");
    notice.headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
    try (HttpClientResponse response = request.submit(notice.body())) {
      Outcome outcome = outcome(response);
      drain(response);
      return outcome;
    } finally {
      client.closeResource();
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * The address together with the name it was looked up by: for TLS to ask for and to verify, and
   * for nobody to look up again.
   */
  private static InetAddress named(URI uri, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(bare(uri.getHost()), address.getAddress());
  }

  private Outcome outcome(HttpClientResponse response) {
    Status status = response.status();
    int code = status.code();
    if (status.family() == Status.Family.SUCCESSFUL) {
      return new Outcome.Accepted(code);
    }
    if (code == Status.GONE_410.code()) {
      return new Outcome.Refused(
          OptionalInt.of(code), "The receiver answered 410 Gone: it wants no more announcements");
    }
    return new Outcome.Failed(
        OptionalInt.of(code),
        status.family() == Status.Family.REDIRECTION
            ? "The receiver answered %d, a redirect; redirects are not followed".formatted(code)
            : "The receiver answered %d".formatted(code),
        wish(response));
  }

  private Optional<Duration> wish(HttpClientResponse response) {
    return response
        .headers()
        .first(HeaderNames.RETRY_AFTER)
        .flatMap(value -> RetryAfter.of(value, clock.instant()));
  }

  private static void drain(HttpClientResponse response) {
    if (!response.entity().hasEntity()) {
      return;
    }
    try (InputStream content = response.inputStream()) {
      content.readNBytes(ANSWER_BYTES);
    } catch (IOException | RuntimeException e) {
      // The status is what counts, and that has been read.
    }
  }

  private static Outcome failure(Throwable error) {
    return switch (error) {
      case RefusedTargetException e ->
          new Outcome.Refused(OptionalInt.empty(), "callback_url " + e.getMessage());
      case UnknownHostException e ->
          Outcome.Failed.withoutAnswer("Unknown host: " + e.getMessage());
      default -> Outcome.Failed.withoutAnswer("No answer: " + reason(error));
    };
  }

  /** The innermost message: the outer ones tell of the client, not of the receiver. */
  private static String reason(Throwable error) {
    Throwable innermost = error;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return Optional.ofNullable(innermost.getMessage()).orElse(innermost.getClass().getSimpleName());
  }

  /** Stops what is under way. */
  @Override
  public void close() {
    calls.shutdown();
    underWay.values().forEach(call -> call.cancel(true));
  }
}
