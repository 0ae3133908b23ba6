package amplify.worker;

import amplify.jobs.DatabaseUnavailableException;
import amplify.jobs.JobDatabase;
import amplify.jobs.Task;
import amplify.jobs.TaskKind;
import amplify.jobs.WorkSignal;
import amplify.s3.ObjectStore;
import amplify.s3.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the queue holds: claims tasks as places become free, and runs each on a thread
 * of its own. Closing it drains: nothing more is claimed, running bins may end within their limit.
 */
public final class Worker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
  private static final Duration DRAINED_CHECK = Duration.ofMillis(200);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

  /** How many leases' time the database may be away before running attempts are given up. */
  private static final int PATIENCE = 10;

  /** How long stopped attempts may take to give their tasks back. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final WorkerSettings settings;
  private final Map<String, ServedProcessor> processors;
  private final JobDatabase database;
  private final ObjectStore store;
  private final WorkObserver observer;
  private final JobKeys keys;
  private final Staging staging;
  private final Retention retention;
  private final EndingWriter endings;
  private final StoreGate gate;
  private final String name = JobDatabase.workerName();
  private final WorkFolder folder;
  private final ComputePool pool;
  private final Leases leases;
  private final Semaphore places;
  private final Semaphore wake = new Semaphore(0);

  /** Claims begun: tells whether anything was claimed between two moments. */
  private final AtomicLong claims = new AtomicLong();

  private final ExecutorService attempts;
  private final ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor();
  private final WorkSignal signal;
  private volatile boolean claiming;
  private volatile boolean draining;
  private volatile boolean closed;

  private Worker(
      WorkerSettings settings,
      List<ServedProcessor> processors,
      JobDatabase database,
      ObjectStore store,
      InstantSource clock,
      WorkObserver observer) {
    this.settings = settings;
    this.processors =
        processors.stream()
            .collect(Collectors.toMap(served -> served.about().name(), Function.identity()));
    this.database = database;
    this.store = store;
    this.observer = observer;
    this.keys = new JobKeys(settings.resultsPrefix());
    this.staging = new Staging(database.jobs(), store, keys, settings.keptForRetry());
    this.retention = new Retention(database.jobs(), staging, settings.retention());
    Duration patience = settings.lease().multipliedBy(PATIENCE);
    this.endings = new EndingWriter(database.queue(), patience, clock);
    this.gate = new StoreGate(store);
    this.folder = WorkFolder.open(settings.workFolder(), name);
    this.pool = new ComputePool(settings.computeThreads());
    this.leases = new Leases(database.queue(), settings, patience, clock, observer);
    this.places = new Semaphore(settings.concurrentBins());
    this.attempts = Executors.newCachedThreadPool(attemptThreads());
    this.signal = database.onWork(wake::release);
  }

  /**
   * Attempts are few, and read and write all the time: on threads of the system, waiting for a
   * socket costs less than on virtual ones, which a poller has to wake.
   */
  private static ThreadFactory attemptThreads() {
    return Thread.ofPlatform().name("attempt-", 0).daemon().factory();
  }

  /**
   * Starts a worker.
   *
   * @param settings how to work
   * @param processors whose tasks to claim
   * @param database the queue
   * @param store where inputs and results lie
   * @param clock what time it is
   * @param observer is told of what is done
   */
  public static Worker start(
      WorkerSettings settings,
      List<ServedProcessor> processors,
      JobDatabase database,
      ObjectStore store,
      InstantSource clock,
      WorkObserver observer) {
    var worker = new Worker(settings, processors, database, store, clock, observer);
    worker.claiming = true;
    worker.loops.execute(worker::claimUntilTheEnd);
    worker.loops.execute(worker::beatLoop);
    worker.loops.execute(worker::tidyLoop);
    return worker;
  }

  /**
   * Waits until nothing is left to be done: the queue holds no task of these processors, not even
   * one that waits for another attempt, and none is in work here.
   *
   * @return false if the worker was closed before
   */
  public boolean awaitDrained() throws InterruptedException {
    while (!draining) {
      long before = claims.get();
      // Idle on both sides of the look at the queue, and nothing claimed in between: what ends here
      // may have made a job's last step due.
      if (idle() && nothingPending() && idle() && claims.get() == before) {
        return true;
      }
      Thread.sleep(DRAINED_CHECK);
    }
    return false;
  }

  private boolean idle() {
    return places.availablePermits() == settings.concurrentBins();
  }

  private boolean nothingPending() {
    try {
      return !database.queue().pending(processors.keySet());
    } catch (DatabaseUnavailableException e) {
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("The queue cannot be looked at now");
      return false;
    }
  }

  /** Tasks in work now. */
  public int runningTasks() {
    return leases.count();
  }

  /** Tasks in work at most. */
  public int capacity() {
    return settings.concurrentBins();
  }

  /** Whether it takes what the queue has: false once it drains, or if claiming has broken down. */
  public boolean claiming() {
    return claiming && !draining;
  }

  private void claimUntilTheEnd() {
    try {
      claimLoop();
    } finally {
      claiming = false;
    }
  }

  private void claimLoop() {
    while (!draining) {
      try {
        if (!gate.open()) {
          pause();
        } else if (!claimAndStart()) {
          awaitWork();
        }
      } catch (DatabaseUnavailableException e) {
        LOG.atWarn().addKeyValue("error", e.getMessage()).log("No work can be claimed now");
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Claiming failed; trying again", e);
        pause();
      }
    }
  }

  /** Fills the free places. Gives whether there may be more to claim at once. */
  private boolean claimAndStart() throws InterruptedException {
    wake.drainPermits();
    places.acquire();
    claims.incrementAndGet();
    if (draining) {
      places.release();
      return false;
    }
    int free = 1 + places.drainPermits();
    int started = 0;
    try {
      for (String processor : processors.keySet()) {
        for (Task task : claim(processor, free - started)) {
          started++;
          start(task);
        }
        if (started == free) {
          break;
        }
      }
    } finally {
      places.release(free - started);
    }
    return started == free;
  }

  private List<Task> claim(String processor, int limit) {
    var stopwatch = Stopwatch.started();
    List<Task> tasks = database.queue().claim(processor, name, limit, settings.lease());
    observer.claimed(processor, tasks.size(), stopwatch.elapsed());
    return tasks;
  }

  private void awaitWork() throws InterruptedException {
    if (wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private void start(Task task) {
    if (task.unwanted()) {
      // Cancelled in the very moment of being claimed.
      database.queue().cancel(task.lease());
      places.release();
      return;
    }
    AttemptState state = leases.begin(task);
    var running =
        new RunningAttempt(
            task, state, attempt(task, state), folder, endings, gate, settings, observer);
    try {
      attempts.execute(() -> run(task, running));
    } catch (RejectedExecutionException e) {
      // Claimed in the very moment of closing.
      end(task);
      database.queue().release(task.lease());
    }
  }

  private void run(Task task, RunningAttempt running) {
    try {
      running.run();
    } catch (RuntimeException e) {
      // Its ending could not be written: the lease will run out and tell the others.
      LOG.atError().addKeyValue("job", task.jobId()).setCause(e).log("Attempt has no ending");
    } finally {
      end(task);
    }
  }

  private void end(Task task) {
    leases.end(task.lease());
    places.release();
    wake.release();
  }

  private Attempt attempt(Task task, AttemptState state) {
    ServedProcessor processor = processors.get(task.processor());
    return task.kind() == TaskKind.BIN
        ? new BinAttempt(task, state, processor, pool, store, endings, keys, observer)
        : new Composition(
            task, state, processor, store, database, keys, staging, endings, settings);
  }

  private void beatLoop() {
    while (!closed) {
      try {
        Thread.sleep(Leases.BEAT);
        leases.beat();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Renewing leases failed; trying again", e);
      }
    }
  }

  private void tidyLoop() {
    while (!closed) {
      try {
        staging.removeLeftovers();
        retention.forgetOldJobs();
        Thread.sleep(TIDY_EVERY);
      } catch (DatabaseUnavailableException | StoreUnavailableException e) {
        LOG.atWarn().addKeyValue("error", e.getMessage()).log("Nothing can be tidied now");
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Tidying failed; trying again", e);
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

  @Override
  public void close() {
    draining = true;
    signal.close();
    wake.release();
    attempts.shutdown();
    try {
      if (!attempts.awaitTermination(settings.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        leases.stopAll(Stop.SHUTDOWN);
        if (!attempts.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("Bins still run after {} s; their leases will run out", LAST_WORDS.toSeconds());
          attempts.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    loops.shutdownNow();
    pool.close();
    folder.close();
  }
}
