package amplify.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Uploads the bins of a folder, going on where an earlier upload of it stopped. Very many bins
 * become several jobs, so that neither side has to hold all of them at once.
 */
final class FolderUpload {

  /** Bins of one job at most. */
  private static final int MOST_BINS = 1_000;

  /** Bytes of one job at most, unless it is a single bin: some 10,000 parts. */
  private static final long MOST_BYTES = 50L << 30;

  private static final int TOO_LARGE = 413;

  private final URI service;
  private final Ingest ingest;
  private final BiFunction<String, UploadMeter, Uploader> uploaders;

  FolderUpload(URI service, Ingest ingest, BiFunction<String, UploadMeter, Uploader> uploaders) {
    this.service = service;
    this.ingest = ingest;
    this.uploaders = uploaders;
  }

  UploadReport run(Path path, UploadOptions options) {
    try {
      BinFolder folder = BinFolder.scan(path.toAbsolutePath().normalize(), options.recursive());
      if (!options.skipIncomplete() && !folder.doubtful().isEmpty()) {
        throw new UploadException(
            "%d bins cannot be uploaded, the first %s; mend them, or leave them out"
                .formatted(folder.doubtful().size(), folder.doubtful().getFirst()));
      }
      if (folder.complete().isEmpty()) {
        throw new UploadException(
            "'%s' has no complete bin; expected .adc, .hdr and .roi files named by a bin id"
                .formatted(path));
      }
      try (var journal = UploadJournal.open(options.stateFolder(), service, path)) {
        return send(folder, journal, options);
      }
    } catch (IOException e) {
      throw new UploadException("'%s' cannot be uploaded: %s".formatted(path, e.getMessage()), e);
    }
  }

  private UploadReport send(BinFolder folder, UploadJournal journal, UploadOptions options)
      throws IOException {
    var meter = new UploadMeter(folder.complete(), options.onProgress());
    var jobs = new ArrayList<String>();
    var open = new LinkedHashMap<String, LocalBin>();
    folder.complete().forEach(bin -> open.put(bin.id(), bin));
    for (UploadJournal.Entry entry : journal.entries()) {
      if (resume(entry, open, meter, options.restart())) {
        jobs.add(entry.jobId());
      } else {
        journal.remove(entry);
      }
    }
    var batches = new ArrayDeque<>(batches(List.copyOf(open.values())));
    while (!batches.isEmpty()) {
      List<LocalBin> batch = batches.removeFirst();
      try {
        IngestStatus started = ingest.start(batch, options.parameters());
        journal.add(new UploadJournal.Entry(started.jobId(), batch));
        uploaders.apply(started.jobId(), meter).send(started, batch);
        jobs.add(started.jobId());
      } catch (ApiException e) {
        // The service may allow less at a time than we do.
        if (e.status() != TOO_LARGE || batch.size() == 1) {
          throw e;
        }
        int half = batch.size() / 2;
        batches.addFirst(batch.subList(half, batch.size()));
        batches.addFirst(batch.subList(0, half));
      }
    }
    journal.clear();
    return new UploadReport(
        jobs, folder.complete().size(), folder.size(), meter.before(), folder.leftOut());
  }

  /** Goes on with an earlier upload, unless it is gone or its files are not what they were. */
  private boolean resume(
      UploadJournal.Entry entry, Map<String, LocalBin> open, UploadMeter meter, boolean restart) {
    boolean same = entry.bins().stream().allMatch(bin -> bin.equals(open.get(bin.id())));
    if (!same || restart) {
      abort(entry.jobId());
      return false;
    }
    IngestStatus status;
    try {
      status = ingest.find(entry.jobId());
    } catch (NotFoundException e) {
      return false;
    }
    if (status.aborted()) {
      return false;
    }
    if (status.open()) {
      uploaders.apply(entry.jobId(), meter).send(status, entry.bins());
    } else {
      for (LocalBin bin : entry.bins()) {
        meter.there(bin.size());
        bin.files().forEach(file -> meter.fileComplete());
      }
    }
    entry.bins().forEach(bin -> open.remove(bin.id()));
    return true;
  }

  private void abort(String jobId) {
    try {
      if (ingest.find(jobId).open()) {
        ingest.abort(jobId);
      }
    } catch (NotFoundException e) {
      // Gone already, which is what was wanted.
    }
  }

  private static List<List<LocalBin>> batches(List<LocalBin> bins) {
    var batches = new ArrayList<List<LocalBin>>();
    var batch = new ArrayList<LocalBin>();
    long bytes = 0;
    for (LocalBin bin : bins) {
      if (batch.size() == MOST_BINS || (!batch.isEmpty() && bytes + bin.size() > MOST_BYTES)) {
        batches.add(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(bin);
      bytes += bin.size();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
