package amplify.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Completes files of an upload when all their parts are sent. One thread at a time does so; what
 * others bring meanwhile waits for its next call, so that they go on sending, and the service is
 * asked less often the busier it is. Thread-safe.
 */
final class FileCompletions {

  /** Files of one call: many enough for it to weigh little, few enough to be answered soon. */
  private static final int MOST_FILES = 32;

  /** Bytes of one call, unless it is about one file: stores may have to write all of them anew. */
  private static final long MOST_BYTES = 256L << 20;

  private final Ingest ingest;
  private final String jobId;
  private final UploadMeter meter;
  private final Queue<SendingFile> waiting = new ArrayDeque<>();

  /** Whether a thread is at it; stays so after a failure. */
  private boolean busy;

  private volatile boolean severalAtOnce = true;

  FileCompletions(Ingest ingest, String jobId, UploadMeter meter) {
    this.ingest = ingest;
    this.jobId = jobId;
    this.meter = meter;
  }

  /**
   * Has a file completed, by this thread or by the one that is at it. After a failure, which is
   * thrown to the thread that met it, nothing is completed any more.
   *
   * @throws UploadException if a file is refused or has changed
   */
  void add(SendingFile file) {
    for (List<SendingFile> files = begun(file); !files.isEmpty(); files = next()) {
      complete(files);
      files.forEach(completed -> meter.fileComplete());
    }
  }

  private synchronized List<SendingFile> begun(SendingFile file) {
    waiting.add(file);
    if (busy) {
      return List.of();
    }
    busy = true;
    return next();
  }

  private synchronized List<SendingFile> next() {
    var files = new ArrayList<SendingFile>();
    long bytes = 0;
    while (files.size() < MOST_FILES && !waiting.isEmpty()) {
      bytes += waiting.element().local().size();
      if (bytes > MOST_BYTES && !files.isEmpty()) {
        break;
      }
      files.add(waiting.remove());
    }
    busy = !files.isEmpty();
    return files;
  }

  private void complete(List<SendingFile> files) {
    files.forEach(FileCompletions::checkUnchanged);
    boolean refused = false;
    if (files.size() > 1 && severalAtOnce) {
      try {
        ingest.complete(jobId, files);
        return;
      } catch (ApiException e) {
        // Whatever the reason, one by one it shows which file it was, or that it was the call.
        refused = true;
      }
    }
    files.forEach(this::complete);
    if (refused) {
      severalAtOnce = false;
    }
  }

  private void complete(SendingFile file) {
    try {
      ingest.complete(jobId, file.binId(), file.remote(), file.allSent());
    } catch (ApiException e) {
      throw new UploadException(
          "%s is not accepted: %s".formatted(file.local().path(), e.getMessage()), e);
    }
  }

  private static void checkUnchanged(SendingFile file) {
    try {
      if (!file.local().unchanged()) {
        throw Uploader.changed(file.local());
      }
    } catch (IOException e) {
      throw new UploadException(
          "%s can no longer be read: %s".formatted(file.local().path(), e.getMessage()), e);
    }
  }
}
