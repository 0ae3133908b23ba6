package amplify.runtime;

import amplify.jobs.Job;
import amplify.wire.WireJson;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A job's progress as server-sent events (HTML standard, section 9.2): {@code state} now and
 * whenever something has changed, then {@code end}, then nothing more. Events carry the whole
 * JobStatus, so one that was missed is made good by the next. A client that comes again with {@code
 * Last-Event-ID} is not told what it knows.
 */
final class JobEvents {

  /** Readers take one space off, if it is there; some look for lines that begin with it. */
  private static final String SPACE = " ";

  /** Proxies close connections that are silent for long; and a write tells whether one is gone. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** How often a stream looks whether the service is stopping. */
  private static final Duration GLANCE = Duration.ofMillis(500);

  /** Clients come again by themselves, and go on where they were. */
  private static final Duration LONGEST_STREAM = Duration.ofHours(1);

  /** Told to who accepts something else. */
  static final String NOT_ACCEPTED =
      "Accept leaves out text/event-stream, and a job is followed by events only; expected it, or GET the job";

  private final JobWatch watch;
  private final InstantSource clock;

  JobEvents(JobWatch watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * Answers with the stream, until the job has ended or the client is gone.
   *
   * @param lookUp gives the job as it stands, or an error if there is none
   */
  void stream(ServerRequest request, ServerResponse response, JobLookUp lookUp)
      throws InterruptedException {
    if (!request.headers().isAccepted(MediaTypes.TEXT_EVENT_STREAM)) {
      throw new HttpException(NOT_ACCEPTED, Status.NOT_ACCEPTABLE_406);
    }
    Optional<String> known = request.headers().first(HeaderNames.create("Last-Event-ID"));
    Job now = lookUp.job();
    if (now.status().ended() && known.equals(Optional.of(id(now)))) {
      // The standard's way to say: do not come again.
      response.status(Status.NO_CONTENT_204).send();
      return;
    }
    // Asks nginx not to gather events before it passes them on.
    response.header(HeaderNames.create("X-Accel-Buffering"), "no");
    try (JobWatch.Watcher watcher = watch.watch(now.id())) {
      Job first = lookUp.job();
      try (SseSink sink = response.sink(SseSink.TYPE)) {
        tell(sink, watcher, first, known.orElse(""));
      }
    } catch (UncheckedIOException | ServerConnectionException | SocketWriterException e) {
      // The client is gone, which is how most streams end.
      return;
    }
  }

  /** Looks a job up. */
  @FunctionalInterface
  interface JobLookUp {

    Job job();
  }

  private void tell(SseSink sink, JobWatch.Watcher watcher, Job first, String known)
      throws InterruptedException {
    Instant end = clock.instant().plus(LONGEST_STREAM);
    Instant lastWrite = clock.instant();
    String told = known;
    Optional<Job> news = Optional.of(first);
    // Sends the headers, so that the client knows it is connected.
    comment(sink, "jobs are looked at several times a second");
    while (!watch.closed() && clock.instant().isBefore(end)) {
      if (news.isPresent() && !id(news.get()).equals(told)) {
        Job job = news.get();
        told = id(job);
        event(sink, job, told);
        lastWrite = clock.instant();
      }
      if (news.filter(job -> job.status().ended()).isPresent()) {
        return;
      }
      if (clock.instant().isAfter(lastWrite.plus(HEARTBEAT))) {
        comment(sink, "still there");
        lastWrite = clock.instant();
      }
      news = watcher.next(GLANCE);
    }
  }

  /** Names a state: two states of one name differ in nothing that is worth telling. */
  private static String id(Job job) {
    if (job.status().ended()) {
      // Bins of a cancelled job may still be stopping: that changes nothing about its end.
      return "%d.%s".formatted(job.round(), job.status().word());
    }
    return "%d.%s.%d.%d.%d.%.1f.%s"
        .formatted(
            job.round(),
            job.status().word(),
            job.bins().done(),
            job.bins().failed(),
            job.bins().running(),
            job.percent(),
            job.running().map(bin -> bin.position() + "." + bin.rowsDone()).orElse(""));
  }

  private static void event(SseSink sink, Job job, String id) {
    sink.emit(
        SseEvent.builder()
            .id(SPACE + id)
            .name(SPACE + (job.status().ended() ? "end" : "state"))
            .data(SPACE + WireJson.text(JobJson.status(job)))
            .build());
  }

  private static void comment(SseSink sink, String text) {
    sink.emit(SseEvent.builder().comment(SPACE + text).build());
  }
}
