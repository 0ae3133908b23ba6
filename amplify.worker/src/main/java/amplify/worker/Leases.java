package amplify.worker;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.Lease;
import amplify.jobs.LeaseReport;
import amplify.jobs.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final TaskQueue queue;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final Map<Lease, AttemptState> running = new ConcurrentHashMap<>();
  private Instant nextExpiry;
  private Instant lastRenewal;

  Leases(TaskQueue queue, WorkerSettings settings, InstantSource clock) {
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
    this.nextExpiry = clock.instant();
    this.lastRenewal = clock.instant();
  }

  AttemptState begin(Lease lease) {
    var state = new AttemptState(lease, clock.instant().plus(settings.binTimeout()));
    running.put(lease, state);
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
          LOG.warn("Leases of lost workers ended: {}", expired);
        }
      }
    } catch (DatabaseUnavailableException e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("Leases cannot be renewed now");
      if (now.isAfter(lastRenewal.plus(settings.lease()))) {
        // They have run out by now: someone else may have the bins, so computing on is waste.
        stopAll(Stop.LEASE_LOST);
      }
    }
  }

  private void renew(Instant now) {
    List<AttemptState> states = List.copyOf(running.values());
    states.stream()
        .filter(state -> now.isAfter(state.deadline()))
        .forEach(state -> state.stop(Stop.TIME_UP));
    List<LeaseReport> reports = states.stream().map(AttemptState::report).toList();
    Set<Lease> held = queue.renew(reports, settings.lease());
    lastRenewal = now;
    states.stream()
        .filter(state -> !held.contains(state.lease()))
        // One that has just ended is not held either, and no longer listed.
        .filter(state -> running.containsKey(state.lease()))
        .forEach(state -> state.stop(Stop.LEASE_LOST));
  }
}
