package amplify.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.cli.Amplify;
import amplify.client.AmplifyClient;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the features service, each as users have them. */
class CommandLineTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double TOLERANCE = 1e-5;
  private static final long WAIT_SECONDS = 60;
  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

  @TempDir static Path data;
  private static FeaturesProcess service;

  @TempDir private Path out;
  @TempDir private Path state;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    service = FeaturesProcess.start(TestBins.project(), data);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private record Run(int code, String out, String err) {

    JsonNode json() throws IOException {
      return MAPPER.readTree(out.lines().toList().getFirst());
    }
  }

  private static Run run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Amplify.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Run(code, out.toString(), err.toString());
  }

  private static String url() {
    return "--url=" + service.address();
  }

  private static Path syntheticBins() {
    return TestBins.synthetic().getFirst().folder();
  }

  @Test
  void uploadWaitAndDownloadGiveTheGoldenPerBinFilesByteForByteAlike() throws Exception {
    Run run =
        run(
            "upload",
            syntheticBins().toString(),
            url(),
            "--wait",
            "--download=" + out,
            "--products",
            "--json",
            "--state=" + state);

    assertEquals(0, run.code(), run.err());
    String job = run.json().path("job_ids").path(0).asText();
    for (TestBin bin : TestBins.synthetic()) {
      String day = day(bin.id());
      Path features = out.resolve("features").resolve(day);
      assertTable(bin.goldenFeatures(), features.resolve(bin.id() + "_fea_v4.csv"));
      Path multiblob = features.resolve("multiblob").resolve(bin.id() + "_multiblob_v4.csv");
      assertEquals(Files.exists(bin.goldenMultiblob()), Files.exists(multiblob), bin.id());
      if (Files.exists(multiblob)) {
        assertTable(bin.goldenMultiblob(), multiblob);
      }
      assertMasks(
          bin.goldenBlobs(), out.resolve("blobs").resolve(day).resolve(bin.id() + "_blobs_v4.zip"));
    }
    Path again = out.resolve("again");
    assertEquals(0, run("download", job, url(), "--to=" + again, "--products").code());
    assertSame(out.resolve("features"), again.resolve("features"));
    assertSame(out.resolve("blobs"), again.resolve("blobs"));
    failuresAreListedForScripts(job);
  }

  private static String day(String id) {
    return id.startsWith("D") ? id.substring(0, 9) : id.substring(0, id.lastIndexOf('_'));
  }

  private static void failuresAreListedForScripts(String job) throws IOException {
    Run failures = run("failures", job, url(), "--json");
    assertEquals(0, failures.code());
    JsonNode first = failures.json();
    assertTrue(first.path("roi_number").isNumber(), failures.out());
    assertTrue(first.path("error").asText().contains("smaller than 2×2"), failures.out());
    assertEquals(job, run("list", url(), "--json", "--limit=1").json().path("job_id").asText());
    assertEquals("completed", run("status", job, url(), "--json").json().path("status").asText());
    assertEquals(0, run("watch", job, url()).code());
  }

  private static void assertTable(Path golden, Path ours) throws IOException {
    List<String> wanted = Files.readAllLines(golden);
    List<String> got = Files.readAllLines(ours);
    assertEquals(wanted.getFirst(), got.getFirst());
    assertEquals(wanted.size(), got.size(), ours.toString());
    for (int i = 1; i < wanted.size(); i++) {
      String[] a = wanted.get(i).split(",", -1);
      String[] b = got.get(i).split(",", -1);
      assertEquals(a.length, b.length, got.get(i));
      for (int column = 0; column < a.length; column++) {
        if (a[column].isEmpty() || b[column].isEmpty()) {
          assertEquals(a[column], b[column], got.get(i));
        } else {
          double value = Double.parseDouble(a[column]);
          assertEquals(
              value,
              Double.parseDouble(b[column]),
              TOLERANCE * Math.max(1, Math.abs(value)),
              got.get(i));
        }
      }
    }
  }

  private static void assertMasks(Path golden, Path ours) throws IOException {
    try (var a = new ZipFile(golden.toFile());
        var b = new ZipFile(ours.toFile())) {
      assertEquals(names(a), names(b));
      for (ZipEntry entry : Collections.list(b.entries())) {
        assertEquals(ZipEntry.STORED, entry.getMethod());
        assertArrayEquals(pixels(a, entry.getName()), pixels(b, entry.getName()), entry.getName());
      }
    }
  }

  private static List<String> names(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  private static byte[] pixels(ZipFile zip, String name) throws IOException {
    try (InputStream content = zip.getInputStream(zip.getEntry(name))) {
      BufferedImage image = ImageIO.read(content);
      return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
  }

  private static void assertSame(Path a, Path b) throws IOException {
    try (Stream<Path> files = Files.walk(a)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertEquals(-1, Files.mismatch(file, b.resolve(a.relativize(file))), file.toString());
      }
    }
  }

  @Test
  void exitCodesTellWhatWentWrong() {
    assertEquals(2, run("upload").code());
    assertEquals(2, run("frobnicate").code());
    assertEquals(2, run("health", "--url=nonsense").code());
    assertEquals(2, run("bins", "/nonexistent").code());
    assertEquals(3, run("status", UNKNOWN, url()).code());
    assertEquals(3, run("download", UNKNOWN, url(), "--to=" + out).code());
    assertEquals(4, run("health", "--url=http://127.0.0.1:1").code());
    assertEquals(6, run("upload", out.toString(), url(), "--state=" + state).code());
    assertEquals(0, run("health", url()).code());
  }

  @Test
  void helpManualAndCompletionKnowEveryCommand() {
    String help = run("--help").out();
    String manual = run("man").out();
    String completion = run("generate-completion").out();
    for (String command :
        List.of(
            "upload",
            "bins",
            "submit",
            "status",
            "watch",
            "list",
            "cancel",
            "retry",
            "failures",
            "download",
            "health")) {
      assertTrue(help.contains("  " + command + " "), help);
      assertTrue(manual.contains(".SS amplify " + command), manual);
      assertTrue(completion.contains(command), completion);
      assertEquals(0, run(command, "--help").code());
    }
    assertTrue(help.contains("Files could not be transferred"), help);
  }

  @Test
  void binsAreToldWithoutAService() throws IOException {
    Files.write(out.resolve("D20240601T120000_IFCB999.adc"), new byte[1]);

    Run text = run("bins", out.toString());
    assertTrue(text.out().contains(".hdr and .roi are missing"), text.out());
    JsonNode json = run("bins", out.toString(), "--json").json();
    assertEquals("incomplete", json.path("left_out").path(0).path("cause").asText());
  }

  @Test
  void anUploadWhoseProcessIsKilledGoesOnWhereItStopped() throws Exception {
    String id = "D20240601T120000_IFCB999";
    Path bins = Files.createDirectory(out.resolve("bins"));
    for (String extension : List.of("adc", "hdr")) {
      Files.copy(TestBins.bin(id).file(extension), bins.resolve(id + "." + extension));
    }
    try (var roi = new RandomAccessFile(bins.resolve(id + ".roi").toFile(), "rw")) {
      roi.setLength(300L << 20);
    }
    Process first = process(bins);
    awaitParts(first);
    first.destroyForcibly();
    assertTrue(first.waitFor(WAIT_SECONDS, TimeUnit.SECONDS));
    assertNotEquals(0, first.exitValue());

    Run second = run("upload", bins.toString(), url(), "--json", "--state=" + state);

    assertEquals(0, second.code(), second.err());
    assertTrue(second.json().path("resumed_bytes").asLong() >= 5 << 20, second.out());
    assertEquals(300L << 20, uploaded(second.json().path("job_ids").path(0).asText(), id));
  }

  private static long uploaded(String job, String id) {
    return service
        .store()
        .info("datasets/%s/%s/%s.roi".formatted(job, id, id))
        .orElseThrow()
        .size();
  }

  private Process process(Path bins) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "--module-path"));
    command.add(TestBins.project().resolve("client/cli/target/modules").toString());
    command.addAll(List.of("--module", "amplify.cli/amplify.cli.Amplify"));
    command.addAll(List.of("upload", bins.toString(), url(), "--parallel=1", "--state=" + state));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.resolve("upload.log").toFile())
        .start();
  }

  /** Waits until the service has some parts, which the journal of the upload leads to. */
  private void awaitParts(Process process) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(WAIT_SECONDS).toNanos();
    try (AmplifyClient client = AmplifyClient.of(service.address())) {
      while (System.nanoTime() < deadline) {
        assertTrue(process.isAlive(), Files.readString(out.resolve("upload.log")));
        for (Path journal : journals()) {
          String job =
              MAPPER.readTree(journal.toFile()).path("jobs").path(0).path("job_id").asText();
          boolean some =
              client.ingest(job).bins().stream()
                  .flatMap(bin -> bin.files().stream())
                  .anyMatch(file -> file.sent().size() > 1);
          if (some) {
            return;
          }
        }
        Thread.sleep(5);
      }
    }
    throw new AssertionError("No part arrived: " + Files.readString(out.resolve("upload.log")));
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }
}
