package amplify.worker;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.Lease;
import amplify.jobs.LeaseReport;
import amplify.jobs.Renewal;
import amplify.jobs.Retry;
import amplify.jobs.Task;
import amplify.jobs.TaskKind;
import amplify.jobs.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases of running attempts: renews them, reports progress with it, stops attempts whose
 * lease was lost or whose time is up, and ends those of workers that are gone.
 */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  /** How often progress is reported; leases are far longer. */
  static final Duration BEAT = Duration.ofMillis(500);

  /** How long an attempt whose time is up may take to stop: a tenth of its time, within limits. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final Duration LEAST_GRACE = Duration.ofSeconds(1);

  private final TaskQueue queue;
  private final WorkerSettings settings;
  private final Duration patience;
  private final InstantSource clock;
  private final WorkObserver observer;
  private final Map<Lease, AttemptState> running = new ConcurrentHashMap<>();
  private Instant nextExpiry;
  private Instant lastRenewal;

  /**
   * Keeps none yet.
   *
   * @param patience how long the database may be away before attempts are given up
   */
  Leases(
      TaskQueue queue,
      WorkerSettings settings,
      Duration patience,
      InstantSource clock,
      WorkObserver observer) {
    this.queue = queue;
    this.settings = settings;
    this.patience = patience;
    this.clock = clock;
    this.observer = observer;
    this.nextExpiry = clock.instant();
    this.lastRenewal = clock.instant();
  }

  AttemptState begin(Task task) {
    // The limit is one bin's; the last step grows with the job and is held to its lease alone.
    Instant deadline =
        task.kind() == TaskKind.BIN
            ? clock.instant().plus(settings.binTimeout())
            : Instant.MAX.minus(GRACE);
    var state = new AttemptState(task.lease(), deadline);
    running.put(task.lease(), state);
    return state;
  }

  void end(Lease lease) {
    running.remove(lease);
  }

  int count() {
    return running.size();
  }

  void stopAll(Stop reason) {
    running.values().forEach(state -> state.stop(reason));
  }

  /** One beat, called from one thread only. */
  void beat() {
    Instant now = clock.instant();
    try {
      renew(now);
      if (!now.isBefore(nextExpiry)) {
        nextExpiry = now.plus(settings.lease().dividedBy(3));
        int expired = queue.expire(settings.retry());
        if (expired > 0) {
          observer.expired(expired);
          LOG.warn("Leases of lost workers ended: {}", expired);
        }
      }
    } catch (DatabaseUnavailableException e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("Leases cannot be renewed now");
      // While it is away for all, nobody else can have the bins; that it is away only for us is
      // rarer, and then what is computed twice counts once.
      if (now.isAfter(lastRenewal.plus(patience))) {
        stopAll(Stop.LEASE_LOST);
      }
    }
  }

  /** Ends an attempt that does not stop when asked. Its thread is lost until it ends by itself. */
  private void giveUp(AttemptState state) {
    running.remove(state.lease());
    queue.fail(
        state.lease(),
        "Took longer than %d s (JOB_TIMEOUT_SECONDS) and did not stop when asked"
            .formatted(settings.binTimeout().toSeconds()),
        Retry.never());
    observer.abandoned();
    LOG.atWarn()
        .addKeyValue("task", state.lease().taskId())
        .log("A processor does not obey cancellation; its bin was failed without it");
  }

  private Duration grace() {
    Duration tenth = settings.binTimeout().dividedBy(10);
    return tenth.compareTo(LEAST_GRACE) < 0
        ? LEAST_GRACE
        : tenth.compareTo(GRACE) > 0 ? GRACE : tenth;
  }

  private void renew(Instant now) {
    List<AttemptState> states = List.copyOf(running.values());
    states.stream()
        .filter(state -> now.isAfter(state.deadline()))
        .forEach(state -> state.stop(Stop.TIME_UP));
    states.stream()
        .filter(state -> now.isAfter(state.deadline().plus(grace())))
        .forEach(this::giveUp);
    List<LeaseReport> reports = states.stream().map(AttemptState::report).toList();
    Renewal renewal = queue.renew(reports, settings.lease());
    lastRenewal = now;
    states.stream()
        .filter(state -> renewal.unwanted().contains(state.lease()))
        .forEach(state -> state.stop(Stop.CANCELLED));
    states.stream()
        .filter(state -> !renewal.held().contains(state.lease()))
        // One that has just ended is not held either, and no longer listed.
        .filter(state -> running.containsKey(state.lease()))
        .forEach(state -> state.stop(Stop.LEASE_LOST));
  }
}
