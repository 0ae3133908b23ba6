package amplify.bench;

import amplify.client.AmplifyClient;
import amplify.client.JobStatus;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import amplify.testdata.TestBin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Whole jobs through a whole service: copies of one bin under other ids, and a single bin of as
 * many ROIs as forty of them. Database and object store run in a process of their own.
 */
final class JobTable {

  private static final int[] COPIES = {5, 20, 200};
  private static final int TIMES = 40;
  private static final int PINGS = 30;

  private final Heap heap = new Heap();
  private final AmplifyClient client;

  private JobTable(AmplifyClient client) {
    this.client = client;
  }

  static void print(TestBin bin) throws Exception {
    Path folder = Files.createTempDirectory("amplify-bench");
    try (Backends backends = Backends.start(folder)) {
      var values = new HashMap<>(backends.settings());
      values.putAll(
          Map.of("PORT", "0", "WORK_DIR", folder.resolve("work").toString(), "LOG_LEVEL", "warn"));
      ServiceSettings settings = ServiceSettings.read(Map.of(), folder, values);
      try (var service = Service.start(settings, "features");
          var client = AmplifyClient.of(URI.create("http://localhost:" + service.port()));
          var store = ObjectStore.connect(settings.s3().orElseThrow())) {
        var copies = BinCopies.upload(store, bin);
        var table = new JobTable(client);
        System.out.println("warming up");
        copies.run(client, 20);
        System.out.printf(
            "%-8s%10s%10s%10s%12s%12s%12s%n",
            "bins", "ROIs", "seconds", "ROIs/s", "heap MiB", "live MiB", "pause ms");
        for (int number : COPIES) {
          table.row(copies, number);
        }
        Path large = Files.createDirectory(folder.resolve("large"));
        table.row(BinCopies.upload(store, LongBin.write(bin, TIMES, large)), 1);
        table.latency(copies);
      }
    }
  }

  private void row(BinCopies bins, int copies) throws InterruptedException {
    heap.reset();
    long start = System.nanoTime();
    JobStatus end = bins.run(client, copies);
    double seconds = (System.nanoTime() - start) / 1e9;
    long rois = end.result().orElseThrow().rois();
    System.out.printf(
        "%-8d%10d%10.2f%10.0f%12.1f%12.1f%12d%n",
        copies, rois, seconds, rois / seconds, heap.peak(), heap.live(), heap.longestPause());
  }

  /** From the POST of a job of one bin to the begin of its work, on an idle service. */
  private void latency(BinCopies bins) throws InterruptedException {
    var waits = new Rounds(PINGS);
    for (int i = 0; i < PINGS; i++) {
      JobStatus end = bins.run(client, 1);
      Instant begun = end.startedAt().orElseThrow();
      waits.add(Duration.between(end.createdAt(), begun).toNanos() / 1e6);
    }
    System.out.printf("from POST to begin of work, median of %d: %.1f ms%n", PINGS, waits.median());
  }
}
