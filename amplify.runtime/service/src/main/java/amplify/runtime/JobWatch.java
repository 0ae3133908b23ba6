package amplify.runtime;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.Job;
import amplify.jobs.Jobs;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks how the jobs stand that somebody watches, all of them in one query several times a second,
 * and tells the watchers what has changed. So any process can tell of any job, whoever works on it,
 * and a thousand watchers cost no more queries than one. Thread-safe.
 */
final class JobWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final Duration EVERY = Duration.ofMillis(300);

  private final Jobs jobs;
  private final Map<UUID, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closed;

  JobWatch(Jobs jobs) {
    this.jobs = jobs;
    this.thread = Thread.ofVirtual().name("job-watch").start(this::run);
  }

  /** Somebody who watches a job. Only the newest state is kept: states replace each other. */
  final class Watcher implements AutoCloseable {

    private final UUID job;
    private final BlockingQueue<Job> news = new LinkedBlockingQueue<>();

    private Watcher(UUID job) {
      this.job = job;
    }

    /** The newest state that came since the last call; empty if none came in the given time. */
    Optional<Job> next(Duration limit) throws InterruptedException {
      Optional<Job> newest =
          Optional.ofNullable(news.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
      for (Job newer = news.poll(); newer != null; newer = news.poll()) {
        newest = Optional.of(newer);
      }
      return newest;
    }

    private void tell(Job state) {
      news.clear();
      news.add(state);
    }

    @Override
    public void close() {
      watchers.computeIfPresent(
          job,
          (id, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /** Begins to watch a job. */
  Watcher watch(UUID job) {
    var watcher = new Watcher(job);
    watchers.computeIfAbsent(job, id -> ConcurrentHashMap.newKeySet()).add(watcher);
    return watcher;
  }

  private void run() {
    while (!closed) {
      try {
        Thread.sleep(EVERY);
        look();
      } catch (InterruptedException e) {
        return;
      } catch (DatabaseUnavailableException e) {
        LOG.atDebug().addKeyValue("error", e.getMessage()).log("Jobs cannot be looked at now");
      } catch (RuntimeException e) {
        LOG.error("Watching jobs failed; trying again", e);
      }
    }
  }

  private void look() {
    Set<UUID> watched = Set.copyOf(watchers.keySet());
    if (!watched.isEmpty()) {
      for (Job job : jobs.findAll(watched)) {
        watchers.getOrDefault(job.id(), Set.of()).forEach(watcher -> watcher.tell(job));
      }
    }
  }

  /** Whether the process is stopping: streams end, and watchers come again elsewhere. */
  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
