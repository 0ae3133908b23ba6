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
 * beside a plain copy of the same files by the AWS SDK's transfer manager, taking turns; a file of
 * 2 GB by the command line in a heap of 64 MiB; and the scan of a folder of 100,000 files.
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
      throws IOException {
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
    var theirs = new Rounds(ROUNDS);
    var ratios = new Rounds(ROUNDS);
    System.out.printf("%-8s%14s%14s%10s%n", "round", "transfer, s", "upload, s", "ratio");
    try (var client = AmplifyClient.of(address)) {
      for (int round = 0; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        copy.copy(bins, "plain/");
        double plain = (System.nanoTime() - start) / 1e9;
        store.deleteAll("plain/");
        start = System.nanoTime();
        client.uploadDirectory(bins, UploadOptions.defaults().stateFolder(folder.resolve("state")));
        double upload = (System.nanoTime() - start) / 1e9;
        store.deleteAll("datasets/");
        if (round > 0) {
          theirs.add(plain);
          ours.add(upload);
          ratios.add(upload / plain);
        }
        System.out.printf(
            "%-8s%14.2f%14.2f%10.2f%n",
            round == 0 ? "warm-up" : round, plain, upload, upload / plain);
      }
    }
    System.out.printf(
        "%-8s%14.2f%14.2f%10.2f%n", "median", theirs.median(), ours.median(), ratios.median());
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
