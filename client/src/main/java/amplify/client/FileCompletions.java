package amplify.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Completes files of an upload when all their parts are sent. One thread at a time does so; what
 * others bring meanwhile waits for its next call, so that nobody who could send waits for the
 * service, and the service is asked less often the busier it is. Thread-safe.
 */
final class FileCompletions {

  /** Files of one call: many enough for it to weigh little, few enough to be answered soon. */
  private static final int MOST_FILES = 100;

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Ingest ingest;
  private final String jobId;
  private final UploadMeter meter;
  private final Queue<SendingFile> waiting = new ArrayDeque<>();
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
    while (files.size() < MOST_FILES && !waiting.isEmpty()) {
      files.add(waiting.remove());
    }
    busy = !files.isEmpty();
    return files;
  }

  private void complete(List<SendingFile> files) {
    files.forEach(FileCompletions::checkUnchanged);
    if (files.size() > 1 && severalAtOnce) {
      try {
        ingest.complete(jobId, files);
        return;
      } catch (ApiException e) {
        if (e.status() < CLIENT_ERROR || e.status() >= SERVER_ERROR) {
          throw e;
        }
        // Either the service does not know this call, or it tells of one file which it was.
        severalAtOnce = e.status() != NOT_FOUND && e.status() != METHOD_NOT_ALLOWED;
      }
    }
    files.forEach(this::complete);
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
