package amplify.jlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import amplify.client.AmplifyClient;
import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.embedded.EmbeddedBackends;
import amplify.runtime.ServiceSettings;
import amplify.s3.ObjectStore;
import amplify.testdata.TestBin;
import amplify.testdata.TestBins;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of the features service as it is linked, with a plugin that was built against {@code
 * amplify.api} alone.
 */
class LinkedFeaturesTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern JOB_ID = Pattern.compile("\"job_id\"\\s*:\\s*\"([^\"]+)\"");
  private static final TestBin BIN = TestBins.bin("D20240601T120000_IFCB999");

  /** Counts the bytes of files in jobs, and those of a text in an action. */
  private static final String TALLY =
      """
      package lab;

      import amplify.api.*;
      import java.nio.file.Files;
      import java.util.List;

      public final class Tally implements BatchProcessor<Tally.Nothing>, ActionProcessor {
        public record Nothing() {}

        public record Text(String text) {}

        public record Count(int letters) {}

        public About about() {
          return new About("tally", "3.1", "Counts.");
        }

        public Class<Nothing> parameters() {
          return Nothing.class;
        }

        public Schema schema() {
          return Schema.of(Column.string("file"), Column.int64("bytes"));
        }

        public void process(InputUnit unit, Nothing nothing, Work work) throws Exception {
          int number = 1;
          for (InputFile file : unit.files()) {
            work.output().row(Row.of(number++, file.name(), Files.size(file.path())));
          }
        }

        public List<Action<?>> actions(Settings settings) {
          return List.of(
              Action.post(
                      "tally", "/tally", Text.class,
                      (text, call) -> Answer.json(new Count(text.text().length())))
                  .answering(Count.class));
        }
      }
      """;

  @TempDir static Path folder;
  private static EmbeddedBackends backends;
  private static Path launcher;
  private static List<String> files;

  @BeforeAll
  static void makeImageAndBin() throws IOException {
    Image image =
        Image.make(
            LinkedService.FEATURES,
            folder.resolve("image"),
            LinkedService.FEATURES.modules(PROJECT),
            LinkedService.FEATURES.sbom(PROJECT),
            List.of(),
            ClassList.read(LinkedService.FEATURES.classes(PROJECT)));
    launcher = image.launcher();
    plugin(image.folder().resolve("plugins/tally.jar"));
    backends =
        EmbeddedBackends.start(folder.resolve("data"), /* database= */ true, /* store= */ true);
    files = upload();
  }

  @AfterAll
  static void stop() {
    backends.close();
  }

  private static void plugin(Path jar) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = folder.resolve("classes");
    Path modules = LinkedService.FEATURES.modules(PROJECT);
    Files.writeString(sources.resolve("Tally.java"), TALLY);
    Files.writeString(
        sources.resolve("module-info.java"),
        "module lab { requires amplify.api; exports lab; provides amplify.api.Processor with lab.Tally; }");
    tool(
        "javac",
        "--module-path",
        modules.toString(),
        "-d",
        classes.toString(),
        sources.resolve("Tally.java").toString(),
        sources.resolve("module-info.java").toString());
    tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
  }

  private static void tool(String name, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    command.addAll(List.of(arguments));
    Tool.run("The plugin cannot be built", command);
  }

  private static List<String> upload() {
    var uris = new ArrayList<String>();
    try (var store =
        ObjectStore.connect(
            ServiceSettings.read(Map.of(), folder, backends.settings()).s3().orElseThrow())) {
      store.ensureBucket();
      for (String extension : List.of("adc", "hdr", "roi")) {
        String key = "bins/" + BIN.id() + "." + extension;
        store.upload(key, BIN.file(extension), "application/octet-stream");
        uris.add(store.uri(key));
      }
    }
    return uris;
  }

  private static ImageProcess start(String name, String... arguments) throws IOException {
    var settings = new HashMap<>(backends.settings());
    settings.put("WORK_DIR", Files.createDirectories(folder.resolve(name)).toString());
    return ImageProcess.start(
        launcher, List.of(arguments), settings, folder.resolve(name + ".log"));
  }

  @Test
  void itsOwnJobsAndThoseOfAPluginAreWorkedOffByWorkersThatEndWhenAllIsDone() throws Exception {
    try (ImageProcess api = start("api", "--role", "api")) {
      URI address = api.awaitHealthy(LIMIT);
      var calls = new Calls(address);
      try (var client = AmplifyClient.of(address)) {
        String features = client.submit(List.of(new BinFiles(BIN.id(), files)));
        String tally =
            jobId(
                calls.post(
                    "/jobs",
                    "{\"processor\": \"tally\", \"manifest_inline\": {\"bins\": [{\"bin_id\": \"%s\", \"files\": [\"%s\"]}]}}"
                        .formatted(BIN.id(), String.join("\", \"", files))));

        try (ImageProcess worker = start("worker", "--role", "worker", "--drain")) {
          assertEquals(0, worker.awaitEnd(LIMIT));
        }

        assertEquals(images(), rows(client.job(features)));
        assertEquals(files.size(), rows(client.job(tally)));
      }
    }
  }

  @Test
  void anActionOfAPluginIsServedAndDocumented() throws Exception {
    try (ImageProcess service = start("service")) {
      var calls = new Calls(service.awaitHealthy(LIMIT));

      assertTrue(calls.get("/processors").contains("\"3.1\""), () -> read("service.log"));
      String answer = calls.post("/tally", "{\"text\": \"copepod\"}");

      assertEquals("{\"letters\":7}", answer.replaceAll("\\s", ""));
      String document = calls.get("/openapi.json");
      assertTrue(document.contains("\"/tally\""), document);
      assertTrue(document.contains("\"tally\""), document);
    }
  }

  private static String read(String log) {
    try {
      return Files.readString(folder.resolve(log));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static long images() throws IOException {
    try (var lines = Files.lines(BIN.goldenFeatures())) {
      return lines.count() - 1;
    }
  }

  private static long rows(JobStatus job) {
    assertTrue(job.completed(), () -> "The job has not ended well: " + job);
    return job.result().orElseThrow().rois();
  }

  private static String jobId(String answer) {
    Matcher id = JOB_ID.matcher(answer);
    assertTrue(id.find(), answer);
    return id.group(1);
  }
}
