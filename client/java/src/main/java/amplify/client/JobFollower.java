package amplify.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits for a job's end: told by the service where it sends events, else by asking. An outage of
 * the service is waited out.
 */
final class JobFollower {

  /** The service gives a sign of life each 15 s. */
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
  private static final int OK = 200;

  private final Transport transport;
  private final ServiceCalls calls;
  private final Function<String, JobStatus> find;
  private final String jobId;
  private final Duration every;
  private final Duration limit;
  private final Consumer<JobStatus> onStatus;
  private final long deadline;
  private Optional<JobStatus> last = Optional.empty();
  private long lastAnswer = System.nanoTime();

  JobFollower(
      Transport transport,
      ServiceCalls calls,
      Function<String, JobStatus> find,
      String jobId,
      Duration every,
      Duration limit,
      Consumer<JobStatus> onStatus) {
    this.transport = transport;
    this.calls = calls;
    this.find = find;
    this.jobId = jobId;
    this.every = every;
    this.limit = limit;
    this.onStatus = onStatus;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /** Asks again and again. */
  JobStatus poll() throws InterruptedException {
    while (true) {
      Optional<JobStatus> end = ask();
      if (end.isPresent()) {
        return end.get();
      }
      checkDeadline();
      Thread.sleep(every);
    }
  }

  /** Listens, and asks where that fails. */
  JobStatus listen() throws InterruptedException {
    // The first answer must come, so that a wrong id or address is told at once.
    JobStatus first = find.apply(jobId);
    seen(first);
    if (first.ended()) {
      return first;
    }
    Optional<String> lastId = Optional.empty();
    while (true) {
      try (EventStream events = open(lastId).orElse(null)) {
        if (events == null) {
          return poll();
        }
        for (Optional<JobStatus> next = events.next(); next.isPresent(); next = events.next()) {
          seen(next.get());
          lastId = events.lastId();
          if (next.get().ended()) {
            return next.get();
          }
          checkDeadline();
        }
      } catch (IOException | NetworkException e) {
        // Broken off: what was missed is asked for below.
        checkDeadline();
      }
      Optional<JobStatus> end = ask();
      if (end.isPresent()) {
        return end.get();
      }
      checkDeadline();
      Thread.sleep(every);
    }
  }

  /** Empty where the service sends no events. */
  private Optional<EventStream> open(Optional<String> lastId) throws IOException {
    HttpRequest.Builder request =
        calls
            .request("jobs/%s/events".formatted(Addresses.encoded(jobId)))
            .header("Accept", "text/event-stream")
            .GET();
    lastId.ifPresent(id -> request.header("Last-Event-ID", id));
    long left = Math.max(1, deadline - System.nanoTime());
    Duration silence = left < SILENCE.toNanos() ? Duration.ofNanos(left) : SILENCE;
    HttpResponse<InputStream> response = transport.send(request.build(), Repeat.ALWAYS, silence);
    boolean events =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("text/event-stream"))
            .isPresent();
    if (response.statusCode() == OK && events) {
      return Optional.of(new EventStream(response.body()));
    }
    response.body().close();
    return Optional.empty();
  }

  private Optional<JobStatus> ask() {
    try {
      JobStatus status = find.apply(jobId);
      lastAnswer = System.nanoTime();
      seen(status);
      return Optional.of(status).filter(JobStatus::ended);
    } catch (NetworkException e) {
      waitOut(e);
    } catch (ApiException e) {
      if (!PASSING.contains(e.status())) {
        throw e;
      }
      waitOut(e);
    }
    return Optional.empty();
  }

  private void waitOut(AmplifyException e) {
    boolean everSeen = last.isPresent();
    if (!everSeen
        || Thread.currentThread().isInterrupted()
        || System.nanoTime() - lastAnswer > LONGEST_OUTAGE.toNanos()) {
      throw e;
    }
  }

  private void seen(JobStatus status) {
    if (!last.equals(Optional.of(status))) {
      last = Optional.of(status);
      onStatus.accept(status);
    }
    lastAnswer = System.nanoTime();
  }

  private void checkDeadline() {
    if (System.nanoTime() > deadline) {
      throw new WaitTimeoutException(
          "Job %s is still %s after %d s, and keeps running; ask again later"
              .formatted(jobId, last.map(JobStatus::status).orElse("unknown"), limit.toSeconds()));
    }
  }
}
