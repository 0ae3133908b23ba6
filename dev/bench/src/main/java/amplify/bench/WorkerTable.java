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
import java.util.HashMap;
import java.util.Map;

/**
 * What a worker's processor time goes into, from its first job on: a worker process of its own,
 * with the API in this one and database and object store in a third. Needs Linux.
 */
final class WorkerTable {

  /** How many copies of the bin the jobs have: cold, on the way, warm. */
  private static final int[] COPIES = {20, 200, 200, 20, 20, 20};

  private static final String PROCESSOR = "features";

  private final AmplifyClient client;
  private final BinCopies bins;
  private final WorkerProcess worker;

  private WorkerTable(AmplifyClient client, BinCopies bins, WorkerProcess worker) {
    this.client = client;
    this.bins = bins;
    this.worker = worker;
  }

  static void print(TestBin bin) throws Exception {
    Path folder = Files.createTempDirectory("amplify-bench");
    try (Backends backends = Backends.start(folder)) {
      ServiceSettings api = ServiceSettings.read(Map.of(), folder, values(backends, folder, "api"));
      try (var service = Service.start(api, PROCESSOR);
          var client = AmplifyClient.of(URI.create("http://localhost:" + service.port()));
          var store = ObjectStore.connect(api.s3().orElseThrow());
          var worker = WorkerProcess.start(PROCESSOR, values(backends, folder, "worker"))) {
        var table = new WorkerTable(client, BinCopies.upload(store, bin), worker);
        System.out.printf(
            "%-8s%10s%10s%10s%12s%12s%12s%12s%12s%12s%n",
            "bins",
            "ROIs",
            "seconds",
            "ROIs/s",
            "CPU s",
            "computing",
            "service",
            "compiler",
            "collector",
            "most MiB");
        for (int copies : COPIES) {
          table.row(copies);
        }
      }
    }
  }

  private static Map<String, String> values(Backends backends, Path folder, String role) {
    var values = new HashMap<>(backends.settings());
    values.putAll(
        Map.of(
            "PORT",
            "0",
            "AMPLIFY_ROLE",
            role,
            "WORK_DIR",
            folder.resolve(role).toString(),
            "LOG_LEVEL",
            "warn"));
    return values;
  }

  private void row(int copies) throws Exception {
    ProcessorTime before = worker.time();
    long start = System.nanoTime();
    JobStatus end = bins.run(client, copies);
    double seconds = (System.nanoTime() - start) / 1e9;
    ProcessorTime used = worker.time().since(before);
    long rois = end.result().orElseThrow().rois();
    System.out.printf(
        "%-8d%10d%10.2f%10.0f%12.2f%10.1f %%%10.1f %%%10.1f %%%10.1f %%%12.0f%n",
        copies,
        rois,
        seconds,
        rois / seconds,
        used.seconds(),
        used.percent(ProcessorTime.Use.COMPUTING),
        used.percent(ProcessorTime.Use.SERVICE),
        used.percent(ProcessorTime.Use.COMPILER),
        used.percent(ProcessorTime.Use.COLLECTOR),
        worker.mostMemory());
  }
}
