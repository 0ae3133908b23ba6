package amplify.dev;

import amplify.client.AmplifyClient;
import amplify.client.BinFiles;
import amplify.client.JobStatus;
import amplify.runtime.Foreground;
import amplify.s3.ObjectStore;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the main job from end to end: bins in, masks and features out. */
@Command(
    name = "demo",
    description = {
      "Starts the features service with an embedded database and object store, uploads the bins of"
          + " FOLDER, follows the job, and shows what came out.",
      "Leaves the service running until Ctrl-C, unless --exit is given."
    })
final class Demo implements Callable<Integer> {

  private static final String SAMPLE = "D20240601T120000_IFCB999";
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration LONGEST_JOB = Duration.ofDays(7);

  @Parameters(
      paramLabel = "FOLDER",
      arity = "0..1",
      description = "Where bins lie (.adc, .hdr, .roi). Default: a sample bin of the project.")
  private Optional<Path> folder;

  @Option(
      names = "--exit",
      description = "Stop when the job has ended; the exit code is 0 only if it completed.")
  private boolean exit;

  private final PrintStream out = System.out;

  // Set and read by picocli.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  private boolean help;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path project = ProjectFolder.find();
    BinFolder bins =
        folder.isPresent()
            ? BinFolder.scan(folder.get())
            : BinFolder.scan(project.resolve("testdata/data/bins")).only(SAMPLE);
    bins.incomplete().forEach(out::println);
    if (bins.complete().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has no complete bin; expected files .adc, .hdr and .roi of one name"
              .formatted(folder.orElseThrow()));
    }
    DevService service =
        DevService.start("features", project, Map.of(), Map.of("LOG_LEVEL", "warn"), out);
    boolean completed;
    try {
      completed = show(service, bins, project.resolve(".amplify/demo"));
    } catch (IOException | InterruptedException | RuntimeException e) {
      service.close();
      throw e;
    }
    if (exit) {
      service.close();
      return completed ? 0 : 1;
    }
    out.println();
    out.println("The service goes on at " + service.address() + "  (Ctrl-C stops it)");
    Foreground.run(service.service(), false, service::close);
    return 0;
  }

  private boolean show(DevService service, BinFolder bins, Path downloads)
      throws IOException, InterruptedException {
    out.println("Service       " + service.address());
    out.println();
    try (var client = AmplifyClient.of(URI.create(service.address()));
        var store = ObjectStore.connect(service.settings().s3())) {
      List<BinFiles> uploaded = upload(store, bins.complete());
      long begun = System.nanoTime();
      String job = client.submit(uploaded);
      out.println("Job " + job);
      var bar = new ProgressBar(out, onTerminal());
      JobStatus end =
          client.waitFor(
              job,
              GLANCE,
              LONGEST_JOB,
              status ->
                  status
                      .progress()
                      .ifPresent(progress ->
                          bar.show(progress.percent().orElse(0), progress.message().orElse(""))));
      bar.end();
      double seconds = (System.nanoTime() - begun) / 1e9;
      new DemoReport(out, store).print(end, seconds, downloads.resolve(job));
      return end.completed();
    }
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private List<BinFiles> upload(ObjectStore store, List<BinFolder.LocalBin> bins) {
    String prefix = "datasets/demo-" + UUID.randomUUID();
    var uploaded = new ArrayList<BinFiles>();
    for (BinFolder.LocalBin bin : bins) {
      var uris = new ArrayList<String>();
      for (Path file : bin.files()) {
        String key = "%s/%s/%s".formatted(prefix, bin.id(), file.getFileName());
        store.upload(key, file, "application/octet-stream");
        uris.add(store.uri(key));
      }
      uploaded.add(new BinFiles(bin.id(), uris));
    }
    out.printf("Uploaded %d bins to %s%n", bins.size(), store.uri(prefix));
    return uploaded;
  }
}
