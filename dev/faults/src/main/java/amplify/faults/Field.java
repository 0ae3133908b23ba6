package amplify.faults;

import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.s3.ObjectStore;
import amplify.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A cluster with a database and a bucket of its own, on which faults strike job after job. */
final class Field implements AutoCloseable {

  private static final int POOL = 5;

  /** Beside its pool, a process listens for news. */
  private static final int LISTENERS = 2;

  /** Rounds of jobs that end before a fault could strike. */
  private static final int TRIES = 5;

  private static final Duration IDLE = Duration.ofSeconds(20);

  private final Servers servers;
  private final Figures figures;
  private final Journal journal;
  private final Ledger ledger;
  private final ObjectStore store;
  private final OpenUploads uploads;
  private final Cluster cluster;
  private final List<BinFiles> bins;
  private final Leftovers leftovers;

  private Field(
      Servers servers,
      Figures figures,
      Journal journal,
      Map<String, String> settings,
      Cluster cluster) {
    this.servers = servers;
    this.figures = figures;
    this.journal = journal;
    this.cluster = cluster;
    this.ledger = new Ledger(settings.get("DATABASE_URL"));
    this.store =
        ObjectStore.connect(
            S3Settings.of(
                URI.create(settings.get("S3_ENDPOINT_URL")),
                settings.get("S3_BUCKET"),
                settings.get("S3_ACCESS_KEY"),
                settings.get("S3_SECRET_KEY")));
    this.uploads = new OpenUploads(settings);
    this.bins = JobBins.of(figures.bins(), store);
    int connections = cluster.members().size() * (POOL + LISTENERS);
    this.leftovers = new Leftovers(cluster, ledger, store, uploads, connections);
  }

  /**
   * Starts all processes of a cluster at once on a new, empty database and without a bucket.
   *
   * @param name of the database and the bucket: lower-case letters and digits
   */
  static Field open(
      Path project, Path folder, String name, Servers servers, Figures figures, Journal journal)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(servers.settings(servers.createDatabase(name), name));
    settings.putAll(
        Map.of(
            "LEASE_SECONDS", String.valueOf(figures.lease().toSeconds()),
            "DATABASE_POOL_SIZE", String.valueOf(POOL),
            "MAX_CONCURRENT_JOBS", "2",
            "COMPUTE_THREADS", "1",
            "MASKS_PER_SHARD_ESTIMATE", "500"));
    Cluster cluster = Cluster.start(project, folder.resolve(name), settings, journal);
    try {
      return new Field(servers, figures, journal, settings, cluster);
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** What is wrong after all processes began at once: each migration must have run once. */
  List<String> migrationFaults() throws Exception {
    List<String> migrations = ledger.migrations();
    boolean sound =
        !migrations.isEmpty()
            && migrations.stream().allMatch(line -> line.endsWith(" done"))
            && migrations.stream().distinct().count() == migrations.size();
    return sound ? List.of() : List.of("migrations: " + migrations);
  }

  /** What became of a job: what came out of it, and what was wrong. */
  record JobReport(Optional<Outcome> outcome, int hits, int retries, List<String> faults) {}

  /** Runs one job that nothing disturbs. */
  JobReport undisturbed() throws Exception {
    return run(Optional.empty(), new Random(0));
  }

  /** Lets a fault strike a job, or as many as it takes until it hits. */
  JobReport strike(Scenario scenario, Random random) throws Exception {
    int retries = 0;
    for (int i = 0; i < TRIES; i++) {
      JobReport report = run(Optional.of(scenario), random);
      retries += report.retries();
      if (report.hits() > 0 || !report.faults().isEmpty()) {
        return new JobReport(report.outcome(), report.hits(), retries, report.faults());
      }
    }
    return new JobReport(
        Optional.empty(),
        0,
        retries,
        List.of("the harness could not strike: all %d jobs ended before".formatted(TRIES)));
  }

  private JobReport run(Optional<Scenario> scenario, Random random) throws Exception {
    UUID job = UUID.fromString(cluster.client().submit(bins));
    journal.note("job %s is posted".formatted(job));
    int hits = 0;
    var faults = new ArrayList<String>();
    var books = new Books(ledger, job, figures.bins());
    try (var watch = new ProgressWatch(cluster, job)) {
      var trial = new Trial(cluster, servers, ledger, job, figures, random, journal);
      if (scenario.isPresent()) {
        hits = scenario.get().strike(trial);
      }
      trial.awaitEnd();
      journal.note("job %s has ended".formatted(job));
      faults.addAll(watch.falls());
    }
    faults.addAll(books.faults());
    faults.addAll(Await.nothingWrong(IDLE, leftovers::workFiles));
    faults.addAll(Await.nothingWrong(figures.sweepLimit(), () -> leftovers.objects(job)));
    faults.addAll(Await.nothingWrong(IDLE, leftovers::handles));
    return new JobReport(outcome(job, faults), hits, books.retries(), faults);
  }

  private Optional<Outcome> outcome(UUID job, List<String> faults) throws IOException {
    JobStatus status = cluster.client().job(job.toString());
    if (status.result().isEmpty()) {
      faults.add("the service tells no result: " + status);
      return Optional.empty();
    }
    return Optional.of(
        new JobFiles(store, job.toString(), status.result().get(), cluster.folder()).read());
  }

  /** Stops all processes in order, and gives what they leave behind. */
  List<String> stop() throws Exception {
    var faults = new ArrayList<>(cluster.stop());
    faults.addAll(leftovers.workFiles().orElseThrow());
    int connections = ledger.connections();
    if (connections > 0) {
      faults.add("%d connections to the database outlive their processes".formatted(connections));
    }
    return faults;
  }

  @Override
  public void close() {
    cluster.close();
    store.close();
    uploads.close();
  }
}
