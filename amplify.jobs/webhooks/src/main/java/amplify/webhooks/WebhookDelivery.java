package amplify.webhooks;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.DueWebhook;
import amplify.jobs.Job;
import amplify.jobs.JobDatabase;
import amplify.jobs.WorkSignal;
import io.helidon.common.tls.Tls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the announcements of ended jobs, at least once each: claims those that are due, sends
 * them, and notes how it went. Any number of processes may do so on one database. Closing it stops
 * claiming, lets attempts under way end within two seconds, and gives the others back.
 */
public final class WebhookDelivery implements AutoCloseable {

  /** No receiver takes more places than this, so that a slow one keeps nobody else waiting. */
  static final int PER_RECEIVER = 4;

  private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Beyond the time limit of an attempt: for noting how it went. */
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

  private final WebhookSettings settings;
  private final JobDatabase database;
  private final InstantSource clock;
  private final Sender sender;
  private final RetrySchedule schedule;
  private final Semaphore places;
  private final Semaphore wake = new Semaphore(0);
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final WorkSignal signal;
  private final Thread loop;
  private volatile boolean closing;

  private WebhookDelivery(
      WebhookSettings settings, JobDatabase database, Sender sender, InstantSource clock) {
    this.settings = settings;
    this.database = database;
    this.clock = clock;
    this.sender = sender;
    this.schedule = new RetrySchedule(settings.retryPauses());
    this.places = new Semaphore(settings.concurrency());
    this.signal = database.onAnnouncement(wake::release);
    this.loop = Thread.ofVirtual().name("amplify-webhooks").start(this::claimLoop);
  }

  /**
   * Starts delivering.
   *
   * @param settings how
   * @param database where announcements wait; not closed with the delivery
   * @param clock what time it is
   */
  public static WebhookDelivery start(
      WebhookSettings settings, JobDatabase database, InstantSource clock) {
    return start(settings, new WebhookTargets(settings), database, clock, Tls.builder().build());
  }

  static WebhookDelivery start(
      WebhookSettings settings,
      WebhookTargets targets,
      JobDatabase database,
      InstantSource clock,
      Tls tls) {
    if (settings.secrets().isEmpty()) {
      LOG.info("Announcements to callback_urls are not signed: WEBHOOK_SECRET is not set");
    }
    return new WebhookDelivery(
        settings, database, new Sender(targets, settings.timeout(), tls, clock), clock);
  }

  private void claimLoop() {
    while (!closing) {
      try {
        wake.drainPermits();
        if (!claimAndStart()
            && wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseUnavailableException e) {
        LOG.atWarn().addKeyValue("error", e.getMessage()).log("Nothing can be announced now");
        pause();
      } catch (RuntimeException e) {
        LOG.error("Claiming announcements failed; trying again", e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_ERROR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fills the free places. Gives whether there may be more to claim at once. */
  private boolean claimAndStart() {
    int free = places.drainPermits();
    if (free == 0) {
      return false;
    }
    int started = 0;
    try {
      for (DueWebhook due :
          database
              .webhooks()
              .claim(free, PER_RECEIVER, underWay, settings.timeout().plus(LEASE_MARGIN))) {
        started++;
        start(due);
      }
    } finally {
      places.release(free - started);
    }
    return started == free;
  }

  private void start(DueWebhook due) {
    underWay.merge(due.authority(), 1, Integer::sum);
    try {
      attempts.execute(() -> attempt(due));
    } catch (RejectedExecutionException e) {
      // Claimed in the very moment of closing.
      end(due);
      database.webhooks().release(due.lease());
    }
  }

  private void attempt(DueWebhook due) {
    try {
      Optional<Job> job = database.jobs().find(due.jobId()).filter(found -> found.status().ended());
      if (job.isPresent()) {
        var notice =
            Notice.of(due.lease().webhookId(), job.get(), clock.instant(), settings.secrets());
        note(due, sender.send(due.url(), notice, due.attempts()));
      } else {
        // Removed or run again since: there is no end to tell of.
        database.webhooks().release(due.lease());
      }
    } catch (RuntimeException e) {
      // What it came to could not be noted: its lease will run out, and it is sent again.
      LOG.atWarn().addKeyValue("job", due.jobId()).setCause(e).log("Announcement has no outcome");
    } finally {
      end(due);
    }
  }

  private void end(DueWebhook due) {
    underWay.computeIfPresent(due.authority(), (authority, n) -> n > 1 ? n - 1 : null);
    places.release();
    wake.release();
  }

  private void note(DueWebhook due, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted accepted -> {
        database.webhooks().delivered(due.lease(), accepted.status());
        LOG.atInfo().addKeyValue("job", due.jobId()).log("End of job announced");
      }
      case Outcome.Stopped _ -> database.webhooks().release(due.lease());
      case Outcome.Refused refused -> abandon(due, refused.status(), refused.error());
      case Outcome.Failed failed ->
          schedule
              .pause(due.attempts() + 1, failed.retryAfter(), random)
              .ifPresentOrElse(
                  pause ->
                      database
                          .webhooks()
                          .failed(due.lease(), failed.status(), failed.error(), pause),
                  () -> abandon(due, failed.status(), failed.error()));
    }
  }

  private void abandon(DueWebhook due, OptionalInt status, String error) {
    database.webhooks().abandoned(due.lease(), status, error);
    LOG.atWarn()
        .addKeyValue("job", due.jobId())
        .addKeyValue("error", error)
        .log("End of job could not be announced");
  }

  @Override
  public void close() {
    closing = true;
    signal.close();
    wake.release();
    try {
      loop.join(LAST_WORDS);
      attempts.shutdown();
      if (!attempts.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        sender.close();
        if (!attempts.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("Announcements were left under way; their leases will run out");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.close();
  }
}
