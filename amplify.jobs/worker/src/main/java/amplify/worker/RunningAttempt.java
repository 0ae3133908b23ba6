package amplify.worker;

import amplify.api.CancelledException;
import amplify.jobs.Retry;
import amplify.jobs.Task;
import amplify.s3.StoreUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Carries an attempt through to one of its endings: done, failed, to be tried again, given back, or
 * lost. Whatever happens, its files are removed.
 */
final class RunningAttempt {

  private static final Logger LOG = LoggerFactory.getLogger(RunningAttempt.class);

  private final Task task;
  private final AttemptState state;
  private final Attempt attempt;
  private final WorkFolder folder;
  private final EndingWriter endings;
  private final StoreGate gate;
  private final Retry retry;
  private final Duration binTimeout;
  private final WorkObserver observer;
  private final Stopwatch stopwatch = Stopwatch.started();

  RunningAttempt(
      Task task,
      AttemptState state,
      Attempt attempt,
      WorkFolder folder,
      EndingWriter endings,
      StoreGate gate,
      WorkerSettings settings,
      WorkObserver observer) {
    this.task = task;
    this.state = state;
    this.attempt = attempt;
    this.folder = folder;
    this.endings = endings;
    this.gate = gate;
    this.retry = settings.retry();
    this.binTimeout = settings.binTimeout();
    this.observer = observer;
  }

  void run() {
    try {
      runToItsEnding();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      release();
    }
  }

  private void runToItsEnding() throws InterruptedException {
    AttemptFolder files = folder.attempt(task.lease().taskId(), task.lease().attempt());
    try {
      if (attempt.run(files)) {
        ended(WorkObserver.Ending.DONE);
        log(LOG.atInfo()).log("{} done", what());
      } else {
        lost();
      }
    } catch (CancelledException e) {
      stopped(e);
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      failed(e);
    } finally {
      // Not in the head of the try: what goes wrong here is no failure of an attempt that is done.
      files.close();
    }
  }

  private void stopped(CancelledException e) throws InterruptedException {
    switch (state.stopped().orElse(Stop.SHUTDOWN)) {
      case LEASE_LOST -> lost();
      case SHUTDOWN -> release();
      case CANCELLED -> cancelled();
      case TIME_UP -> {
        String error =
            "Took longer than %d s (JOB_TIMEOUT_SECONDS)".formatted(binTimeout.toSeconds());
        log(LOG.atWarn()).setCause(e).log("{} stopped: {}", what(), error);
        end(error, Retry.never());
      }
    }
  }

  private void failed(Throwable e) throws InterruptedException {
    Failure failure = Failure.of(e);
    if (e instanceof StoreUnavailableException) {
      gate.shut();
    }
    log(LOG.atWarn())
        .addKeyValue("attempt", task.lease().attempt())
        .addKeyValue("error", failure.error())
        .setCause(failure.kind() == Failure.Kind.DATA ? null : e)
        .log("{} failed", what());
    end(failure.error(), failure.kind() == Failure.Kind.PASSING ? retry : Retry.never());
  }

  private void end(String error, Retry policy) throws InterruptedException {
    switch (endings.fail(task.lease(), error, policy)) {
      case AGAIN -> ended(WorkObserver.Ending.RETRIED);
      case FOR_GOOD -> ended(WorkObserver.Ending.FAILED);
      case CANCELLED -> ended(WorkObserver.Ending.CANCELLED);
      case LOST -> lost();
    }
  }

  private void release() {
    endings.release(task.lease());
    ended(WorkObserver.Ending.RELEASED);
    log(LOG.atInfo()).log("{} given back to the queue", what());
  }

  private void cancelled() throws InterruptedException {
    discard();
    endings.cancel(task.lease());
    ended(WorkObserver.Ending.CANCELLED);
    log(LOG.atInfo()).log("{} stopped: the job was cancelled", what());
  }

  private void lost() {
    ended(WorkObserver.Ending.LOST);
    discard();
    log(LOG.atWarn()).log("{} does not count: its lease ran out, or its job was cancelled", what());
  }

  /** What is left in staging now would be removed with the job at the latest. */
  private void discard() {
    try {
      attempt.discard();
    } catch (StoreUnavailableException e) {
      log(LOG.atWarn())
          .addKeyValue("error", e.getMessage())
          .log("What an attempt left in staging cannot be removed now");
    }
  }

  private void ended(WorkObserver.Ending ending) {
    observer.ended(task.processor(), task.kind(), ending, stopwatch.elapsed());
  }

  private String what() {
    return switch (task.kind()) {
      case BIN -> "Bin";
      case COMPOSE -> "Composition of results";
    };
  }

  private LoggingEventBuilder log(LoggingEventBuilder builder) {
    LoggingEventBuilder withJob = builder.addKeyValue("job", task.jobId());
    return task.binId().isEmpty() ? withJob : withJob.addKeyValue("bin", task.binId());
  }
}
