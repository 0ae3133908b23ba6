package amplify.ingest;

import amplify.jobs.DueUpload;
import amplify.jobs.DueUploads;
import amplify.jobs.UploadState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then for uploads that nobody goes on with, cleans up after them, and forgets those
 * that ended long ago. Runs in every process; each upload is looked at by one.
 */
final class UploadSweep implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);
  private static final int AT_ONCE = 10;
  private static final Duration STOP = Duration.ofSeconds(5);

  private final DueUploads due;
  private final UploadCleaning cleaning;
  private final Duration every;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  UploadSweep(DueUploads due, UploadCleaning cleaning, Duration every) {
    this.due = due;
    this.cleaning = cleaning;
    this.every = every;
    this.thread = Thread.ofVirtual().name("amplify-upload-sweep").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        sweep();
      } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Only close() interrupts.
      Thread.currentThread().interrupt();
    }
  }

  private void sweep() {
    try {
      List<DueUpload> claimed;
      do {
        claimed = due.claim(AT_ONCE, UploadCleaning.LEASE);
        claimed.forEach(this::lookAt);
      } while (claimed.size() == AT_ONCE && stopped.getCount() > 0);
    } catch (RuntimeException e) {
      // Whatever it is, the next round must come; claims lapse, so nothing is lost.
      LOG.atWarn().addKeyValue("error", e.getMessage()).log("Looking for idle ingests failed");
    }
  }

  private void lookAt(DueUpload upload) {
    if (upload.state() == UploadState.ABORTED && !upload.cleaned()) {
      cleaning.clean(upload.id());
      LOG.atInfo().addKeyValue("ingest", upload.id()).log("Removed what an ingest left behind");
    } else {
      due.forget(upload.id());
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    thread.interrupt();
    try {
      if (!thread.join(STOP)) {
        LOG.warn("The sweep of ingests does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
