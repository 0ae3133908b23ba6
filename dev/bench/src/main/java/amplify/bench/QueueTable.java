package amplify.bench;

import amplify.client.AmplifyClient;
import amplify.client.BinFiles;
import amplify.jobs.DatabaseSettings;
import amplify.jobs.JobDatabase;
import amplify.jobs.NewBin;
import amplify.jobs.NewJob;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How fast the queue is: bins that do nothing through two worker processes, the post of a long
 * manifest, and claims from a short and from a long queue.
 */
final class QueueTable {

  private static final int JOBS = 20;
  private static final int BINS_OF_JOB = 1_000;
  private static final int ROUNDS = 5;
  private static final int WORKERS = 2;
  private static final int LONG_MANIFEST = 10_000;
  private static final int LONG_QUEUE = 10_000;
  private static final int CLAIMS = 200;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final JobDatabase database;
  private final QueueFigures figures;

  private QueueTable(JobDatabase database, QueueFigures figures) {
    this.database = database;
    this.figures = figures;
  }

  static void print() throws Exception {
    Path folder = Files.createTempDirectory("amplify-bench");
    try (Backends backends = Backends.start(folder)) {
      var values = new HashMap<>(backends.settings());
      values.putAll(
          Map.of("PORT", "0", "WORK_DIR", folder.resolve("work").toString(), "LOG_LEVEL", "warn"));
      DatabaseSettings where =
          DatabaseSettings.of(values.get("DATABASE_URL"), values.get("DATABASE_USER"), "");
      try (JobDatabase database = JobDatabase.open(where);
          QueueFigures figures = QueueFigures.connect(where)) {
        var table = new QueueTable(database, figures);
        table.throughput(values);
        table.longManifest(values, folder);
        table.longQueue();
      }
    }
  }

  private void throughput(Map<String, String> values) throws Exception {
    var settings = new HashMap<>(values);
    settings.putAll(Map.of("AMPLIFY_ROLE", "worker", "MAX_CONCURRENT_JOBS", "200"));
    System.out.printf(
        "%d bins that do nothing, in %d jobs, %d worker processes%n",
        JOBS * BINS_OF_JOB, JOBS, WORKERS);
    System.out.printf("%-8s%10s%10s%12s%12s%n", "round", "seconds", "bins/s", "done", "twice");
    try (WorkerProcess one = WorkerProcess.start(NoOp.NAME, settings);
        WorkerProcess two = WorkerProcess.start(NoOp.NAME, settings)) {
      figures.awaitListeners(WORKERS, LIMIT);
      for (int round = 0; round < ROUNDS; round++) {
        one.hold();
        two.hold();
        figures.forgetAll();
        for (int job = 0; job < JOBS; job++) {
          post(BINS_OF_JOB);
        }
        one.goOn();
        two.goOn();
        figures.awaitJobs(JOBS, LIMIT);
        QueueFigures.Round figure = figures.round();
        System.out.printf(
            "%-8s%10.2f%10.0f%12d%12d%n",
            round == 0 ? "cold" : String.valueOf(round),
            figure.seconds(),
            figure.done() / figure.seconds(),
            figure.done(),
            figure.again());
      }
    }
    System.out.println();
  }

  private void post(int bins) {
    var job =
        new NewJob(NoOp.NAME, "{}", 0, Optional.empty(), Optional.empty(), Optional.empty(), "d");
    database
        .jobs()
        .submit(
            job, IntStream.range(0, bins).mapToObj(i -> new NewBin("b" + i, List.of())).iterator());
  }

  /** Through HTTP, as clients post. */
  private void longManifest(Map<String, String> values, Path folder) throws Exception {
    figures.forgetAll();
    var settings = new HashMap<>(values);
    settings.put("AMPLIFY_ROLE", "api");
    List<BinFiles> bins =
        IntStream.range(0, LONG_MANIFEST)
            .mapToObj(i -> new BinFiles("D20240101T%06d_IFCB001".formatted(i), files(i)))
            .toList();
    try (var service = Service.start(ServiceSettings.read(Map.of(), folder, settings), NoOp.NAME);
        var client = AmplifyClient.of(URI.create("http://localhost:" + service.port()))) {
      var post = new Rounds(ROUNDS);
      for (int round = 0; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        client.submit(bins);
        if (round > 0) {
          post.add((System.nanoTime() - start) / 1e6);
        }
      }
      System.out.printf(
          "POST of a manifest of %d bins, median of %d: %.0f ms%n%n",
          LONG_MANIFEST, ROUNDS, post.median());
    }
  }

  private static List<String> files(int bin) {
    return IntStream.range(0, 3)
        .mapToObj(i -> "s3://amplify/bins/D20240101T%06d_IFCB001.%d".formatted(bin, i))
        .toList();
  }

  private void longQueue() throws Exception {
    System.out.printf("%-32s%16s%n", "claim of one bin", "median, ms");
    figures.forgetAll();
    for (int i = 0; i < JOBS; i++) {
      post(CLAIMS);
    }
    claims(JOBS);
    figures.forgetAll();
    for (int i = 0; i < LONG_QUEUE; i++) {
      post(1);
    }
    claims(LONG_QUEUE);
    System.out.println();
    System.out.println(figures.claimPlan(NoOp.NAME));
  }

  private void claims(int jobs) {
    var claims = new Rounds(CLAIMS);
    for (int i = 0; i < CLAIMS; i++) {
      long start = System.nanoTime();
      int claimed = database.queue().claim(NoOp.NAME, "bench", 1, LIMIT).size();
      claims.add((System.nanoTime() - start) / 1e6);
      if (claimed != 1) {
        throw new IllegalStateException("%d bins were claimed instead of one".formatted(claimed));
      }
    }
    System.out.printf("%-32s%16.2f%n", "%d jobs queued".formatted(jobs), claims.median());
  }
}
