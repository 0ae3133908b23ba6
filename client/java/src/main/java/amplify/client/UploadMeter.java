package amplify.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts what an upload has sent, and tells. Thread-safe. */
final class UploadMeter {

  private final long bytesTotal;
  private final int filesTotal;
  private final Consumer<UploadProgress> onProgress;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong before = new AtomicLong();
  private final AtomicInteger files = new AtomicInteger();

  UploadMeter(Iterable<LocalBin> bins, Consumer<UploadProgress> onProgress) {
    long size = 0;
    int count = 0;
    for (LocalBin bin : bins) {
      size += bin.size();
      count += bin.files().size();
    }
    this.bytesTotal = size;
    this.filesTotal = count;
    this.onProgress = onProgress;
  }

  /** Bytes were sent, or taken back. */
  void sent(long count) {
    bytes.addAndGet(count);
    tell();
  }

  /** Bytes are there from an earlier upload. */
  void there(long count) {
    before.addAndGet(count);
    sent(count);
  }

  void fileComplete() {
    files.incrementAndGet();
    tell();
  }

  long before() {
    return before.get();
  }

  private void tell() {
    onProgress.accept(
        new UploadProgress(bytes.get(), bytesTotal, before.get(), files.get(), filesTotal));
  }
}
