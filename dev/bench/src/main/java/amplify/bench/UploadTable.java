package amplify.bench;

import amplify.client.AmplifyClient;
import amplify.client.BinFolder;
import amplify.client.UploadOptions;
import amplify.runtime.Service;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Uploads on loopback, with database and object store in a process of their own: 200 bins of 5 MB
 * beside plain copies of the same files by the AWS SDK, taking turns: by its transfer manager,
 * which sends what fits into one part without multipart, and in parts as the contract has it; a
 * file of 2 GB by the command line in a heap of 64 MiB; and the scan of a folder of 100,000 files.
 */
final class UploadTable {

  private static final int BINS = 200;
  private static final int ROUNDS = 5;
  private static final int BIN_BYTES = 5_000_000;
  private static final long LARGE = 2L << 30;
  private static final int SCANNED_BINS = 33_334;

  private UploadTable() {}

  static void print() throws Exception {
    Path folder = Files.createTempDirectory("amplify-bench");
    try {
      scan(folder.resolve("scan"));
      try (Backends backends = Backends.start(folder.resolve("backends"))) {
        var values = new HashMap<>(backends.settings());
        values.putAll(Map.of("PORT", "0", "AMPLIFY_ROLE", "api", "LOG_LEVEL", "warn"));
        ServiceSettings settings = ServiceSettings.read(Map.of(), folder, values);
        try (var service = Service.start(settings, "features");
            var store = ObjectStore.connect(settings.s3().orElseThrow());
            var copy = new MultipartCopy(settings.s3().orElseThrow())) {
          URI address = URI.create("http://localhost:" + service.port());
          compare(folder, address, store, copy);
          large(folder, address);
        }
      }
    } finally {
      remove(folder);
    }
  }

  private static String id(int number) {
    return "D202401%02dT%02d%02d%02d_IFCB001"
        .formatted(1 + number / 86_400, number / 3_600 % 24, number / 60 % 60, number % 60);
  }

  private static void scan(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < SCANNED_BINS; i++) {
      for (String extension : List.of("adc", "hdr", "roi")) {
        Files.write(folder.resolve(id(i) + "." + extension), new byte[1]);
      }
    }
    long start = System.nanoTime();
    int found = BinFolder.scan(folder, true).complete().size();
    System.out.printf(
        "scan of %,d files, %,d bins: %.2f s%n",
        3 * SCANNED_BINS, found, (System.nanoTime() - start) / 1e9);
  }

  private static void compare(Path folder, URI address, ObjectStore store, MultipartCopy copy)
      throws Exception {
    Path bins = Files.createDirectories(folder.resolve("bins"));
    var random = new Random(1);
    var pixels = new byte[BIN_BYTES];
    for (int i = 0; i < BINS; i++) {
      random.nextBytes(pixels);
      Files.write(bins.resolve(id(i) + ".roi"), pixels);
      Files.write(bins.resolve(id(i) + ".adc"), new byte[100_000]);
      Files.write(bins.resolve(id(i) + ".hdr"), new byte[3_000]);
    }
    var ours = new Rounds(ROUNDS);
    var managed = new Rounds(ROUNDS);
    var inParts = new Rounds(ROUNDS);
    var ratios = new Rounds(ROUNDS);
    var partRatios = new Rounds(ROUNDS);
    System.out.printf(
        "%-8s%14s%14s%14s%16s%16s%n",
        "round", "transfer, s", "in parts, s", "upload, s", "upload/transfer", "upload/in parts");
    try (var client = AmplifyClient.of(address)) {
      for (int round = 0; round <= ROUNDS; round++) {
        double plain = seconds(() -> copy.copy(bins, "plain/"));
        store.deleteAll("plain/");
        double parts = seconds(() -> copy.copyInParts(bins, "parts/"));
        store.deleteAll("parts/");
        var options = UploadOptions.defaults().stateFolder(folder.resolve("state"));
        double upload = seconds(() -> client.uploadDirectory(bins, options));
        store.deleteAll("datasets/");
        if (round > 0) {
          managed.add(plain);
          inParts.add(parts);
          ours.add(upload);
          ratios.add(upload / plain);
          partRatios.add(upload / parts);
        }
        row(
            round == 0 ? "warm-up" : String.valueOf(round),
            plain,
            parts,
            upload,
            upload / plain,
            upload / parts);
      }
    }
    row(
        "median",
        managed.median(),
        inParts.median(),
        ours.median(),
        ratios.median(),
        partRatios.median());
  }

  private static void row(
      String name, double plain, double parts, double upload, double ratio, double partRatio) {
    System.out.printf(
        "%-8s%14.2f%14.2f%14.2f%16.2f%16.2f%n", name, plain, parts, upload, ratio, partRatio);
  }

  /** What is timed may fail. */
  @FunctionalInterface
  private interface Timed {
    void run() throws Exception;
  }

  private static double seconds(Timed work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void large(Path folder, URI address) throws IOException, InterruptedException {
    Path bins = Files.createDirectories(folder.resolve("large"));
    Files.write(bins.resolve(id(0) + ".adc"), new byte[100]);
    Files.write(bins.resolve(id(0) + ".hdr"), new byte[100]);
    try (var roi = new RandomAccessFile(bins.resolve(id(0) + ".roi").toFile(), "rw")) {
      roi.setLength(LARGE);
    }
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                "amplify.cli/amplify.cli.Amplify",
                "upload",
                bins.toString(),
                "--url=" + address,
                "--state=" + folder.resolve("state"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    System.out.printf(
        "2 GiB in one file, -Xmx64m: %s in %.1f s%n",
        code == 0 ? "uploaded" : "FAILED with exit code " + code,
        (System.nanoTime() - start) / 1e9);
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
