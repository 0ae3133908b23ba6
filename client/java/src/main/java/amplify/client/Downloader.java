package amplify.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Brings one job's results into a folder, several objects at a time. */
final class Downloader {

  private final Results results;
  private final ObjectFetch fetch;
  private final int atATime;
  private final String jobId;
  private final Path folder;
  private final DownloadOptions options;
  private final AtomicLong bytesDone = new AtomicLong();
  private final AtomicInteger filesDone = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private volatile long bytesTotal;

  Downloader(
      Results results,
      ObjectFetch fetch,
      int atATime,
      String jobId,
      Path folder,
      DownloadOptions options) {
    this.results = results;
    this.fetch = fetch;
    this.atATime = atATime;
    this.jobId = jobId;
    this.folder = folder.toAbsolutePath().normalize();
    this.options = options;
  }

  DownloadReport run() {
    // Listed twice: kept, the addresses of very many objects would take much memory.
    long total = 0;
    for (String prefix : options.prefixes()) {
      total += wanted(prefix).mapToLong(ResultObject::size).sum();
    }
    bytesTotal = total;
    for (String prefix : options.prefixes()) {
      Together.forEach(wanted(prefix).iterator(), atATime, this::bring);
    }
    return new DownloadReport(
        folder, filesDone.get() - skipped.get(), written.get(), skipped.get());
  }

  private Stream<ResultObject> wanted(String prefix) {
    return results.list(jobId, prefix).filter(object -> options.wanted(object.name()));
  }

  private void bring(ResultObject object) {
    Path file = folder.resolve(object.name()).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new DownloadException(
          "The service names a result '%s', which would lie outside of %s"
              .formatted(object.name(), folder));
    }
    try {
      if (there(object, file)) {
        skipped.incrementAndGet();
        count(object.size());
      } else {
        Files.createDirectories(file.getParent());
        bring(object, file);
        written.addAndGet(object.size());
      }
    } catch (IOException e) {
      throw new DownloadException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
    filesDone.incrementAndGet();
    count(0);
  }

  private void bring(ResultObject object, Path file) throws IOException {
    if (!fetch.fetch(object, file, this::count)) {
      ResultObject fresh =
          results
              .find(jobId, object.name())
              .filter(found -> found.etag().equals(object.etag()))
              .orElseThrow(() -> gone(object));
      if (!fetch.fetch(fresh, file, this::count)) {
        throw new DownloadException(
            ("The object store refuses the address that the service signed for %s (403);"
                    + " are the clocks of service and store right?")
                .formatted(object.name()));
      }
    }
  }

  private DownloadException gone(ResultObject object) {
    return new DownloadException(
        "%s of job %s was replaced or removed while it was downloaded"
            .formatted(object.name(), jobId));
  }

  private boolean there(ResultObject object, Path file) throws IOException {
    if (options.overwrite() || !Files.exists(file)) {
      return false;
    }
    Optional<String> md5 = Checksums.md5(object.etag());
    boolean same =
        Files.size(file) == object.size()
            && md5.filter(wanted -> !wanted.equals(ObjectFetch.md5(file))).isEmpty();
    if (!same) {
      throw new DownloadException(
          "%s is there and differs; allow it to be written over, or choose another folder"
              .formatted(file));
    }
    return true;
  }

  private void count(long bytes) {
    long done = bytesDone.addAndGet(bytes);
    options.onProgress().accept(new DownloadProgress(done, bytesTotal, filesDone.get()));
  }
}
