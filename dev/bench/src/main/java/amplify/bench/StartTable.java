package amplify.bench;

import amplify.client.AmplifyClient;
import amplify.jlink.ImageProcess;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import amplify.testdata.TestBin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Linked services, from the start of the process until {@code /health} is answered with 200, the
 * memory that they take when nothing is asked of them, and the first job after the start with other
 * options of the virtual machine, which take turns in every round. Their database and object store
 * are up in a process of their own.
 */
final class StartTable {

  private static final int ROUNDS = 10;
  private static final int ROUNDS_OF_OPTIONS = 5;
  private static final int BINS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** By then the virtual machine has given back what only the start took. */
  private static final Duration IDLE = Duration.ofSeconds(12);

  private static final Map<String, String> AS_THE_IMAGE = Map.of("1 as the image has them", "");

  private static final Map<String, String> OPTIONS =
      Map.of(
          "1 as the image has them", "",
          "2 parallel collector", "-XX:-UseSerialGC -XX:+UseParallelGC",
          "3 G1 collector", "-XX:-UseSerialGC -XX:+UseG1GC",
          "4 compiled five times as late", "-XX:CompileThresholdScaling=5",
          "5 heap as large as usual", "-XX:InitialHeapSize=0",
          "6 without the archive", "-Xshare:off");

  private final Path images;
  private final Path work;
  private final Map<String, String> settings;
  private final BinCopies bins;

  private StartTable(Path images, Path work, Map<String, String> settings, BinCopies bins) {
    this.images = images;
    this.work = work;
    this.settings = settings;
    this.bins = bins;
  }

  /** The images as they are. */
  static void print(Path project, TestBin bin) throws Exception {
    print(project, bin, List.of("convert", "features"), ROUNDS, AS_THE_IMAGE);
  }

  /** The features image with other options, and jobs. */
  static void printOptions(Path project, TestBin bin) throws Exception {
    print(project, bin, List.of("features"), ROUNDS_OF_OPTIONS, OPTIONS);
  }

  private static void print(
      Path project, TestBin bin, List<String> services, int rounds, Map<String, String> options)
      throws Exception {
    Path images = project.resolve("jlink/target");
    for (String service : services) {
      if (!Files.isExecutable(launcher(images, service))) {
        throw new IllegalStateException(
            "'%s' is missing: run ./amplify image %s before"
                .formatted(launcher(images, service), service));
      }
    }
    Path work = Files.createTempDirectory("amplify-bench");
    try (Backends backends = Backends.start(work.resolve("backends"))) {
      var settings = new HashMap<>(backends.settings());
      settings.put("WORK_DIR", Files.createDirectories(work.resolve("work")).toString());
      var table = new StartTable(images, work, settings, upload(bin, settings, work));
      for (String service : services) {
        table.print(service, rounds, options);
      }
    }
  }

  private static BinCopies upload(TestBin bin, Map<String, String> settings, Path work) {
    try (var store =
        ObjectStore.connect(ServiceSettings.read(Map.of(), work, settings).s3().orElseThrow())) {
      store.ensureBucket();
      return BinCopies.upload(store, bin);
    }
  }

  private static Path launcher(Path images, String service) {
    return images.resolve(service).resolve("bin").resolve(service);
  }

  private void print(String service, int rounds, Map<String, String> options)
      throws IOException, InterruptedException {
    boolean jobs = options.size() > 1;
    var starts = new TreeMap<String, Starts>();
    options.keySet().forEach(name -> starts.put(name, new Starts(rounds)));
    // The first start also migrates the database.
    start(service, false, "", new Starts(1));
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Starts> of : starts.entrySet()) {
        start(service, jobs, options.get(of.getKey()), of.getValue());
      }
    }
    System.out.printf(
        "%-32s%24s%18s%26s%n",
        service, "to /health, s", "MB when idle", jobs ? "job of %d bins, s".formatted(BINS) : "");
    starts.forEach((name, of) -> System.out.printf("%-32s%s%n", name, of));
  }

  private void start(String service, boolean jobs, String options, Starts starts)
      throws IOException, InterruptedException {
    var values = new HashMap<>(settings);
    values.put("AMPLIFY_JVM_OPTIONS", options);
    long begin = System.nanoTime();
    try (ImageProcess process =
        ImageProcess.start(
            launcher(images, service), List.of(), values, work.resolve(service + ".log"))) {
      URI address = process.awaitHealthy(LIMIT);
      starts.seconds.add((System.nanoTime() - begin) / 1e9);
      Thread.sleep(IDLE);
      starts.resident.add(residentMegabytes(process.pid()));
      if (jobs) {
        starts.job.add(job(address));
      }
      process.kill();
    }
  }

  private double job(URI address) throws InterruptedException {
    try (var client = AmplifyClient.of(address)) {
      long begin = System.nanoTime();
      bins.run(client, BINS);
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static double residentMegabytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
      }
    }
    throw new IOException("Process %d does not tell its memory".formatted(pid));
  }

  private record Starts(Rounds seconds, Rounds resident, Rounds job) {

    Starts(int rounds) {
      this(new Rounds(rounds), new Rounds(rounds), new Rounds(rounds));
    }

    @Override
    public String toString() {
      return "%24s%18.0f%26s"
          .formatted(spread(seconds), resident.median(), job.isEmpty() ? "" : spread(job));
    }

    private static String spread(Rounds rounds) {
      return "%.2f (%.2f to %.2f)".formatted(rounds.median(), rounds.least(), rounds.most());
    }
  }
}
